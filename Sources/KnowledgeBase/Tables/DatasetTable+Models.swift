/// Models and what people measured of them.
extension DatasetTable {
    static let models = DatasetTable(
        "models", "Public models and their figures", key: ["model"],
        [
            .text("model", "Name", .required),
            .text("family", "Family", .required),
            .word(
                "task",
                [
                    "classification", "detection", "segmentation", "pose", "encoder", "speech", "diffusion",
                    "recommendation", "llm", "graph", "other",
                ], "What it does"),
            .real("parameters_millions", "10⁶", "Parameters"),
            .real("active_parameters_millions", "10⁶", "Parameters that a token touches, of a mixture of experts"),
            .real("gflops_per_item", "GFLOP", "2 × multiply–accumulates of one item, at `input`"),
            .real("activations_millions", "10⁶", "Values that the layers write for one item"),
            .text("input", "`3x224x224`, `seq=384`"),
            .integer("layers", nil, "Layers"),
            .integer("hidden_size", nil, "Width"),
            .integer("attention_heads", nil, "Attention heads"),
            .integer("kv_heads", nil, "Key–value heads"),
            .integer("head_dimension", nil, "Width of a head"),
            .integer("context_length", "tokens", "Longest context"),
        ])

    static let operations = DatasetTable(
        "operations", "What a model's forward pass is made of, by kind of operation", key: ["model", "input"],
        [
            .text("model", "Name", .required),
            .text("input", "`3x224x224`", .required),
            .real("dense_gflops", "GFLOP", .notNegative, "Of convolutions and products with weights", .otherwise("0")),
            .real("grouped_gflops", "GFLOP", .notNegative, "Of convolutions in groups", .otherwise("0")),
            .real("depthwise_gflops", "GFLOP", .notNegative, "Of those with a group a channel", .otherwise("0")),
            .real("attention_gflops", "GFLOP", .notNegative, "Of products of activations", .otherwise("0")),
            .real("dense_millions", "10⁶", .notNegative, "Values that they read and write", .otherwise("0")),
            .real("grouped_millions", "10⁶", .notNegative, "The same", .otherwise("0")),
            .real("depthwise_millions", "10⁶", .notNegative, "The same", .otherwise("0")),
            .real("attention_millions", "10⁶", .notNegative, "The same, and softmax's", .otherwise("0")),
            .real("pointwise_millions", "10⁶", .notNegative, "Norms', activations' and sums'", .otherwise("0")),
            .real("copied_millions", "10⁶", .notNegative, "Values moved, pooled or reduced", .otherwise("0")),
            .real("kernels", nil, "Operations of a batch, however large", .required),
        ])

    static let measurements = DatasetTable(
        "measurements", "What somebody measured: a model on hardware", key: ["id"],
        [
            .text("id", "Name of the row", .required),
            .word(
                "kind", ["service", "serving", "offline", "server", "stream", "training"],
                "A service time, or something seen under load", .otherwise("service")),
            .text("model", "Name", .required),
            .text("family", "Family", .otherwise("")),
            .text("task", "What it does", .otherwise("")),
            .text("hardware", "Device or processor; it may be an unknown one", .required),
            .word("hardware_kind", ["gpu", "cpu", "accelerator", "tpu"], "Which of the two"),
            .real("hardware_count", nil, "Devices, or cores of a processor", .otherwise("1")),
            .text("runtime", "Name", .otherwise("")),
            .text("runtime_version", "Version"),
            .text("precision", "Of the arithmetic", .otherwise("")),
            .integer("batch", "items", "Items of a call"),
            .text("input", "`3x224x224`, `seq=384`"),
            .real("gflops_per_item", "GFLOP", "2 × multiply–accumulates of one item"),
            .real("parameters_millions", "10⁶", "Parameters"),
            .real("activations_millions", "10⁶", "Values that the layers write for one item"),
            .real("latency_ms", "ms", "Of the whole batch, unless `kind` says otherwise"),
            .real("throughput_per_s", "1/s", "Items a second"),
            .text("licence", "Licence of the figures"),
        ],
        rules: [.atLeastOne("latency_ms", "throughput_per_s")])
}

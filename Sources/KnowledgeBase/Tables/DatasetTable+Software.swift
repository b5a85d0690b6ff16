/// Runtimes, images, rules and the arithmetic's own figures.
extension DatasetTable {
    static let runtimes = DatasetTable(
        "runtimes", "Software that executes models", key: ["runtime"],
        [
            .text("runtime", "Name", .required),
            .text("version", "Version the other facts are about"),
            .text("server", "What answers requests: `triton`, `vllm`, `uvicorn`, …"),
            .flag("dynamic_batching", "Whether it batches waiting requests itself"),
            .text("licence", "Licence"),
            .flag("maintained", "Whether its makers still release it", .required),
        ])

    static let runtimeSupport = DatasetTable(
        "runtime_support", "What a runtime executes on a kind of device", key: ["runtime", "device"],
        [
            .text("runtime", "Which", .required, refersTo: .to("runtimes", by: ["runtime"])),
            .word("device", DatasetWords.devices, "Kind of device"),
            .list(
                "formats",
                [
                    "onnx", "torchscript", "pytorch", "safetensors", "savedmodel", "gguf", "tensorrt-plan",
                    "openvino-ir", "neff",
                ], "Model formats"),
            .list("precisions", ["fp32", "tf32", "fp16", "bf16", "amp", "int8", "fp8", "int4", "fp4"], "Precisions"),
            .list("uses", ["inference", "llm", "training"], "What for"),
            .real("compute_capability_min", nil, "Oldest CUDA device"),
            .text("cuda", "CUDA release of its usual build"),
            .real("memory_overhead_gib", "GiB", .notNegative, "Context and libraries, beyond the model"),
            .real("start_s", "s", .notNegative, "From process start to a warm model, without moving the weights"),
        ])

    static let baseImages = DatasetTable(
        "base_images", "Container images to build on", key: ["reference"],
        [
            .text("reference", "`repository:tag`", .required),
            .word("role", ["slim", "build", "runtime", "serving", "training", "dev"], "What for"),
            .text("runtime", "The runtime it carries", refersTo: .to("runtimes", by: ["runtime"])),
            .word("device", DatasetWords.devices, "Kind of device"),
            .text("cuda", "CUDA release"),
            .text("python", "Python release"),
            .text("framework", "Framework and release"),
            .text("os", "Distribution"),
            .list("architectures", DatasetWords.architectures, "Instruction set families"),
            .real("compressed_mb", "MB", "To pull"),
            .real("uncompressed_mb", "MB", "On disk"),
            .text("min_driver", "Oldest NVIDIA driver"),
            .text("digest", "`sha256:…`"),
        ])

    static let cudaCompatibility = DatasetTable(
        "cuda_compatibility", "What a CUDA release asks of driver and device", key: ["cuda"],
        [
            .text("cuda", "Release", .required),
            .text("min_driver", "Driver for all of its features", .required),
            .text("minor_compat_driver", "Driver that is enough by minor-version compatibility", .required),
            .real("compute_capability_min", nil, "Oldest device", .required),
            .real("compute_capability_max", nil, "Newest device", .required),
        ],
        rules: [.ascending(["compute_capability_min", "compute_capability_max"])])

    static let efficiencies = DatasetTable(
        "efficiencies",
        "Figures of the service-time model, fitted on the measurements: mostly the share of a device's peak",
        key: ["parameter", "architecture", "runtime", "precision", "task"],
        [
            .word(
                "parameter",
                [
                    "compute", "memory", "launch_ms", "training", "allreduce_ms", "queue", "activation_density",
                    "interval_modelled", "interval_scaled", "interval_measured", "device", "generation", "family",
                    "unmeasured_device", "unmeasured_runtime", "spread_kind", "spread_architecture", "spread_device",
                    "spread_runtime", "spread_precision", "spread_use", "spread_regime", "spread_repeat",
                    "first_launch_ms", "kernel_ms", "compute_dense", "compute_grouped", "compute_depthwise",
                    "compute_attention", "memory_dense", "memory_grouped", "memory_depthwise", "memory_attention",
                    "memory_pointwise", "memory_copied", "memory_weights", "energy_pj",
                    "interval_unmeasured",
                ], "What is fitted"),
            .text("architecture", "Of the device; its name in `device` rows; `*` for any", .required),
            .text("runtime", "`*` for any", .required),
            .text("precision", "`*` for any", .required),
            .text("task", "The family in `family` rows; `*` for any", .required),
            .real("low", nil, "Lower end", .required),
            .real("typical", nil, "Middle; `low` or more", .required),
            .real("high", nil, "Upper end; `typical` or more", .required),
            .integer("samples", nil, .notNegative, "Measurements behind it", .required),
        ],
        rules: [.ascending(["low", "typical", "high"])])

    static let assumptions = DatasetTable(
        "assumptions", "Figures that the arithmetic needs and no other table holds", key: ["name"],
        [
            .text("name", "Which", .required),
            .real("low", nil, .any, "Lower end", .required),
            .real("value", nil, .any, "The figure; `low` or more", .required),
            .real("high", nil, .any, "Upper end; `value` or more", .required),
            .text("unit", "Unit of the three", .otherwise("")),
        ],
        rules: [.ascending(["low", "value", "high"])])

    static let securityRules = DatasetTable(
        "security_rules", "What `berth review` looks for", key: ["rule"],
        [
            .text("rule", "Name", .required),
            .list("artefacts", [], "Kinds of file: `dockerfile;compose;kubernetes;terraform;workflow;code`"),
            .text("statement", "What must hold", .required),
            .word("severity", ["info", "low", "medium", "high", "critical"], "How bad a breach is"),
            .integer("checklist", nil, .within(1...5), "The point of the five-point checklist it serves"),
            .text("hadolint", "The same rule of hadolint's"),
            .text("trivy", "The same rule of Trivy's"),
            .text("checkov", "The same rule of Checkov's"),
            .text("standard", "Pod Security Standard, CIS or NSA"),
        ])

    static let rulesOfThumb = DatasetTable(
        "rules_of_thumb", "The field's advice", key: ["rule"],
        [
            .text("rule", "Name", .required),
            .word(
                "topic", ["packaging", "target", "training", "scaling", "operations", "security", "cost"], "Subject"),
            .list("applies", [], "Conditions that must all hold"),
            .word("effect", ["reason", "caution"], "How it is told"),
            .text("statement", "What it says", .required),
            .text("conflict", "The platform limit that contradicts it"),
        ])
}

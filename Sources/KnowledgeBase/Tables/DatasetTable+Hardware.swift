/// Places, devices and machines.
extension DatasetTable {
    static let providers = DatasetTable(
        "providers", "Who sells, or `own` for what a team has itself", key: ["provider"],
        [
            .text("provider", "Short name", .required),
            .text("name", "Full name", .required),
        ])

    static let regions = DatasetTable(
        "regions", "Where a provider sells, and whose law holds there", key: ["provider", "region"],
        [
            .text("provider", "Who sells", .required, refersTo: .to("providers", by: ["provider"])),
            .text("region", "The provider's name for it", .required),
            .text("description", "Place in words"),
            .text("continent", "Continent"),
            .text("country", "Two-letter country code"),
            .text("residency", "Whose law the data falls under: `eu`, `us`, `uk`, `apac`, …", .required),
            .flag("restricted", "Government or sovereign: used only when asked for"),
        ])

    static let accelerators = DatasetTable(
        "accelerators", "GPUs and other devices, with the dense rates of their data sheets", key: ["accelerator"],
        [
            .text("accelerator", "Name", .required),
            .text("vendor", "Who makes it", .required),
            .text("architecture", "Generation: Ampere, Hopper, …", .required),
            .word("kind", ["cuda", "rocm", "neuron", "tpu", "gaudi", "other"], "Which software drives it"),
            .real("compute_capability", nil, "CUDA compute capability"),
            .real("memory_gib", "GiB", "Memory of one device", .required),
            .real("memory_bandwidth_gb_s", "GB/s", "Memory bandwidth"),
            .real("fp32_tflops", "TFLOPS", "fp32 rate"),
            .real("tf32_tflops", "TFLOPS", "tf32 rate"),
            .real("fp16_tflops", "TFLOPS", "fp16 rate, tensor cores where there are some"),
            .real("bf16_tflops", "TFLOPS", "bf16 rate"),
            .real("int8_tops", "TOPS", "int8 rate"),
            .real("fp8_tflops", "TFLOPS", "fp8 rate"),
            .real("fp4_tflops", "TFLOPS", "fp4 rate"),
            .real("tdp_w", "W", "Design power"),
            .real("interconnect_gb_s", "GB/s", "To its neighbours, both directions together"),
            .integer("release_year", nil, .within(2000...2100), "Year it came out"),
        ])

    static let cpus = DatasetTable(
        "cpus", "Processors, by core", key: ["cpu"],
        [
            .text("cpu", "Name", .required),
            .text("vendor", "Who makes it", .required),
            .word("architecture", DatasetWords.architectures, "Instruction set family"),
            .text("microarchitecture", "Ice Lake, Zen 3, Neoverse V1, …", .required),
            .list("isa", [], "Extensions: `avx2;avx512;vnni;amx_bf16`", .otherwise("")),
            .real("base_ghz", "GHz", "Base clock"),
            .real("turbo_ghz", "GHz", "Clock with one core busy"),
            .real("fp32_gflops_per_core", "GFLOPS", "Peak fp32 rate of a core", .required),
            .integer("threads_per_core", nil, .within(1...2), "vCPUs of a core", .otherwise("2")),
            .integer("cores", nil, "Cores of a socket"),
            .real("memory_bandwidth_gb_s", "GB/s", "Of a socket"),
        ])

    static let aliases = DatasetTable(
        "aliases", "Other spellings of a name, as public sources write them", key: ["kind", "alias"],
        [
            .word("kind", ["hardware", "runtime", "model", "precision", "region"], "What the name is of"),
            .text("alias", "The other spelling", .required),
            .text("name", "The name it stands for", .required),
        ])

    static let instances = DatasetTable(
        "instances", "Machine types", key: ["provider", "instance_type"],
        [
            .text("provider", "Who sells", .required, refersTo: .to("providers", by: ["provider"])),
            .text("instance_type", "The provider's name for it", .required),
            .real("vcpu", "vCPU", "Processors as the provider counts them", .required),
            .real("memory_gib", "GiB", "Main memory", .required),
            .word("architecture", DatasetWords.architectures, "Instruction set family"),
            .text("cpu", "Processor", refersTo: .to("cpus", by: ["cpu"]), otherNames: ["cpu_model"]),
            .text("accelerator", "Device", refersTo: .to("accelerators", by: ["accelerator"])),
            .real("accelerator_count", nil, "Devices; below 1 for a share of one"),
            .real("accelerator_memory_gib", "GiB", "Of one device, or of the share"),
            .real("network_gbps", "Gbit/s", "Network"),
            .real("local_disk_gb", "GB", .notNegative, "Local disk"),
            .text("family", "Family within the provider", .sameAs("instance_type")),
            .flag("burstable", "Sold with CPU credits"),
            .flag("previous_generation", "Superseded by the provider"),
            .text("managed_by", "The service whose own type this is: `sagemaker` for its `ml.` types"),
            .text(
                "hardware_of", "The type whose hardware it runs on",
                refersTo: .to("instances", by: ["provider", "hardware_of"])),
            .integer("quantity", nil, .notNegative, "How many exist, for a cluster one owns"),
        ],
        rules: [.together("accelerator", "accelerator_count")])
}

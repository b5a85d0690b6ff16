import Domain

/// What schedulers call the accelerators of one replica.
struct Accelerators: Sendable {
    let name: String
    /// Whole devices as the machine shows them: a share that a machine type sells looks like one.
    let count: Int
    let vendor: String
    /// What a server divides a model among: devices or, on Neuron, their cores.
    let shards: Int

    init?(_ share: DeploymentOption.AcceleratorShare?, device: Recorded.Device?) {
        guard let share else { return nil }
        name = share.name
        count = max(1, Int(share.count.rounded(.up)))
        vendor = device?.vendor ?? String(share.name.prefix { $0 != " " })
        shards = count * (device?.architecture.flatMap { Self.cores[$0] } ?? 1)
    }

    /// Cores of a Neuron device as its runtime counts them: Trainium2's eight are paired into four logical ones (AWS
    /// Neuron, Logical NeuronCore configuration).
    private static let cores = ["NeuronCore-v2": 2, "NeuronCore-v3": 4, "NeuronCore-v4": 4]

    var isNVIDIA: Bool { vendor == "NVIDIA" }

    /// The extended resource of the vendor's device plugin.
    var kubernetesResource: StaticString {
        switch vendor {
        case "AMD": "amd.com/gpu"
        case "AWS": "aws.amazon.com/neuron"
        case "Google": "google.com/tpu"
        case "Intel", "Habana": "habana.ai/gaudi"
        default: "nvidia.com/gpu"
        }
    }

    /// The value of `cloud.google.com/gke-accelerator` and of `guest_accelerator`, as Google lists them.
    var googleName: String {
        switch name {
        case "NVIDIA T4": "nvidia-tesla-t4"
        case "NVIDIA P4": "nvidia-tesla-p4"
        case "NVIDIA P100 16GB": "nvidia-tesla-p100"
        case "NVIDIA V100 16GB": "nvidia-tesla-v100"
        case "NVIDIA A100 40GB": "nvidia-tesla-a100"
        case "NVIDIA A100 80GB": "nvidia-a100-80gb"
        case "NVIDIA H100 80GB": "nvidia-h100-80gb"
        case "NVIDIA H200 141GB": "nvidia-h200-141gb"
        case "NVIDIA L4": "nvidia-l4"
        default:
            String(
                name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        }
    }

    /// The label value of a node, for people's own node selectors: letters, digits and dashes.
    var label: String { googleName }
}

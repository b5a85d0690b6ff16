import Domain

/// What a node's GPUs are cut into, by the labels of NVIDIA's GPU feature discovery, AMD's labeller and the clouds.
struct NodeDevices {
    /// A machine that a pod can have: the whole node, or a slice of it that goes with a slice of a GPU.
    struct Piece {
        /// Tells the slices of a node apart; empty for the whole node.
        let mark: String
        let device: String?
        /// Devices, or the share of one.
        let devices: Double?
        let deviceGiB: Double?
        /// Of the node's processors and memory.
        let fraction: Double
        /// How many a node has.
        let count: Int
    }

    /// A GPU, or a slice of one, that pods ask for by name.
    private struct Unit {
        let mark: String
        let share: Double
        let gib: Double?
        let count: Double
    }

    private static let productLabels = [
        "nvidia.com/gpu.product", "amd.com/gpu.product-name", "beta.amd.com/gpu.product-name",
        "cloud.google.com/gke-accelerator", "k8s.amazonaws.com/accelerator", "karpenter.k8s.aws/instance-gpu-name",
        "gpu.nvidia.com/model",
    ]

    /// More devices than this no node has.
    private static let most = 1e6

    private let labels: JSONTree
    private let resources: JSONTree

    /// - Parameter resources: what the node gives to pods.
    init(labels: JSONTree, resources: JSONTree) {
        self.labels = labels
        self.resources = resources
    }

    /// What the node calls its GPUs; nil for none.
    var product: String? { Self.productLabels.lazy.compactMap { labels[$0].text }.first }

    var hasGPUs: Bool { !counts.isEmpty }

    /// Devices that are not read.
    var others: [String] {
        [
            "aws.amazon.com/neuron", "aws.amazon.com/neurondevice", "google.com/tpu", "habana.ai/gaudi",
            "gpu.intel.com/i915",
        ]
        .filter { quantity($0) > 0 }
    }

    /// The pieces of a node whose GPUs are `device`, of `memory` GiB.
    func pieces(device: String, memory: Double?) -> [Piece] {
        let units = counts.compactMap { unit($0.key, $0.value, device, memory) }.sorted { $0.mark < $1.mark }
        let total = units.reduce(0) { $0 + $1.share * $1.count }
        if units.count == 1, units[0].mark.isEmpty {
            return [
                Piece(mark: "", device: device, devices: total, deviceGiB: units[0].gib, fraction: 1, count: 1)
            ]
        }
        return units.map { unit in
            Piece(
                mark: unit.mark.isEmpty ? "gpu" : unit.mark, device: device, devices: unit.share, deviceGiB: unit.gib,
                fraction: unit.share / total, count: Int(unit.count))
        }
    }

    /// How many of each GPU resource there are.
    private var counts: [String: Double] {
        let names = resources.object.keys.filter {
            ["nvidia.com/gpu", "nvidia.com/gpu.shared", "amd.com/gpu"].contains($0) || $0.hasPrefix("nvidia.com/mig-")
        }
        return Dictionary(uniqueKeysWithValues: names.map { ($0, quantity($0)) }).filter {
            0 < $0.value && $0.value < Self.most
        }
    }

    private func unit(_ resource: String, _ count: Double, _ device: String, _ memory: Double?) -> Unit? {
        if resource.hasPrefix("nvidia.com/mig-") {
            guard let profile = MIGProfile(String(resource.dropFirst("nvidia.com/mig-".count))) else { return nil }
            return slice(profile, device, count, gib: gibibytes(resource + ".memory"))
        }
        // With the strategy `single` slices go by the name of whole GPUs, and the product tells.
        if let name = product?.components(after: "-MIG-"), let profile = MIGProfile(name) {
            return slice(profile, device, count, gib: gibibytes("nvidia.com/gpu.memory"))
        }
        let gib = gibibytes("nvidia.com/gpu.memory")
        if resource == "nvidia.com/gpu.shared" || isShared, replicas > 1 {
            return Unit(
                mark: "shared-1of\(Int(replicas))", share: 1 / replicas, gib: (gib ?? memory).map { $0 / replicas },
                count: count)
        }
        // A virtual GPU has a part of the device's memory.
        let isVirtual = labels["nvidia.com/vgpu.present"].text == "true"
        let share = isVirtual ? gib.flatMap { gib in memory.map { min(1, gib / $0) } } : nil
        return Unit(mark: "", share: share ?? 1, gib: gib, count: count)
    }

    private func slice(_ profile: MIGProfile, _ device: String, _ count: Double, gib: Double?) -> Unit {
        Unit(
            mark: "mig-" + profile.name, share: profile.share(of: device), gib: gib ?? profile.nominalGiB, count: count)
    }

    private var isShared: Bool {
        product?.hasSuffix("-SHARED") == true
            || ["nvidia.com/gpu.sharing-strategy", "cloud.google.com/gke-gpu-sharing-strategy"].contains {
                labels[$0].text.map { $0 != "none" } ?? false
            }
    }

    private var replicas: Double {
        let said = labels[any: "nvidia.com/gpu.replicas", "cloud.google.com/gke-max-shared-clients-per-gpu"].number
        return said.flatMap { 1 <= $0 && $0 < Self.most ? $0.rounded() : nil } ?? 1
    }

    private func quantity(_ resource: String) -> Double { KubernetesQuantity(resources[resource].text)?.value ?? 0 }

    /// Mebibytes; releases of 2022 and before wrote bytes.
    private func gibibytes(_ label: String) -> Double? {
        labels[label].number.map { $0 > 10_000_000 ? $0 / MemoryUnits.gib : $0 / 1024 }
    }
}

extension String {
    fileprivate func components(after mark: String) -> String? {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(mark) { return String(rest.dropFirst(mark.count)) }
            rest = rest.dropFirst()
        }
        return nil
    }
}

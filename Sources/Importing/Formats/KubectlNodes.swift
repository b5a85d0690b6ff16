import Domain
import KnowledgeBase

/// `kubectl get nodes -o json`: nodes of the same make become a machine type of the team's own, with how many there are.
///
/// The target is `k8s-onprem` of the seed. What an hour of a node costs the cluster does not know.
enum KubectlNodes: ForeignFormat {
    static let name = "kubectl-nodes"
    static let summary = "kubectl get nodes -o json: nodes as machine types of a cluster one owns"
    static let needs: [ForeignNeed] = []

    private struct Make: Hashable {
        let type: String
        let vcpu: String
        let memoryGiB: String
        let architecture: String
        let device: String?
        let devices: String?
        let deviceGiB: String?
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        let document = try reader.value()
        try reader.end()
        let nodes = document["kind"].text == "Node" ? [document] : document["items"].list
        guard !nodes.isEmpty, nodes.allSatisfy({ $0["kind"].text == "Node" }) else {
            throw BerthError(
                .badData, "\(file.name) is no list of nodes", hints: ["kubectl get nodes -o json writes one"])
        }
        var makes: [Make: Int] = [:]
        var regions: Set<String> = []
        for node in nodes {
            guard let make = make(node, rows, context) else { continue }
            makes[make, default: 0] += 1
            regions.insert(context.request.region ?? label(node, "topology.kubernetes.io/region") ?? "cluster")
        }
        let provider = context.request.provider ?? "own"
        try RegionRows(provider: provider).add(regions, rows, context)
        for (make, count) in makes.sorted(by: { $0.key.type < $1.key.type }) {
            try rows.add(
                "instances",
                [
                    "provider": provider, "instance_type": make.type, "vcpu": make.vcpu, "memory_gib": make.memoryGiB,
                    "architecture": make.architecture, "accelerator": make.device, "accelerator_count": make.devices,
                    "accelerator_memory_gib": make.deviceGiB, "quantity": String(count),
                ])
        }
        if !makes.isEmpty {
            let names = makes.keys.map(\.type).sorted().joined(separator: ", ")
            rows.note(
                "what an hour costs is not known: import a prices.csv of purchase owned for \(names) in "
                    + regions.sorted().joined(separator: ", "))
        }
    }

    /// What pods may use of a node; nil for one that takes none.
    private static func make(_ node: JSONTree, _ rows: ForeignRows, _ context: ForeignContext) -> Make? {
        guard node[path: "spec", "unschedulable"].flag != true else {
            rows.skip("cordoned nodes")
            return nil
        }
        let has = node["status"]["allocatable"].object.isEmpty ? "capacity" : "allocatable"
        let resources = node[path: "status", has]
        guard let cpu = Quantity(resources["cpu"].text), let memory = Quantity(resources["memory"].text) else {
            rows.skip("nodes without CPU and memory")
            return nil
        }
        let gpus =
            Quantity(resources["nvidia.com/gpu"].text)?.value ?? Quantity(resources["amd.com/gpu"].text)?.value ?? 0
        if resources.object.keys.contains(where: { $0.hasPrefix("nvidia.com/mig-") }) {
            rows.note("MIG slices are not read from nodes: describe them as in examples/datasets/mig-slices")
        }
        var device: String?
        if gpus > 0 {
            // The feature-discovery label writes Tesla-T4 or NVIDIA-L4, with -SHARED where the device is time-sliced.
            let product =
                label(node, "nvidia.com/gpu.product") ?? label(node, "cloud.google.com/gke-accelerator")
                ?? context.request.hardware ?? ""
            device = name(product, context)
            if device == nil {
                rows.skip("nodes whose GPU '\(product)' the store does not know")
                return nil
            }
        }
        let vcpu = cpu.value.decimal ?? "", memoryGiB = (memory.value / MemoryUnits.gib * 100).rounded() / 100
        let deviceGiB = label(node, "nvidia.com/gpu.memory").flatMap(Double.init).map { $0 / 1024 }
        return Make(
            type: label(node, "node.kubernetes.io/instance-type") ?? typeName(vcpu, memoryGiB, device), vcpu: vcpu,
            memoryGiB: memoryGiB.plain,
            architecture: label(node, "kubernetes.io/arch") == "arm64" ? "arm64" : "x86_64", device: device,
            devices: device == nil ? nil : gpus.decimal,
            deviceGiB: device == nil ? nil : deviceGiB.flatMap { (($0 * 100).rounded() / 100).decimal })
    }

    private static func name(_ product: String, _ context: ForeignContext) -> String? {
        var words = product.split(separator: "-").map(String.init)
        if words.last == "SHARED" { words.removeLast() }
        for start in [0, 1] where start < words.count {
            for separator in [" ", "-"] {
                for end in stride(from: words.count, to: start, by: -1) {
                    if let found = context.device(words[start..<end].joined(separator: separator)) { return found }
                }
            }
        }
        return nil
    }

    private static func typeName(_ vcpu: String, _ memoryGiB: Double, _ device: String?) -> String {
        let parts = ["node", vcpu + "cpu", memoryGiB.rounded().plain + "gib", device ?? ""]
        return parts.filter { !$0.isEmpty }.joined(separator: "-").lowercased().split(separator: " ").joined(
            separator: "-")
    }

    private static func label(_ node: JSONTree, _ name: String) -> String? {
        node[path: "metadata", "labels"][name].text
    }
}

/// A quantity of Kubernetes': `16`, `15890m`, `65844028Ki`.
struct Quantity {
    let value: Double

    private static let suffixes: [String: Double] = [
        "": 1, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "Ki": 1024, "Mi": 1_048_576, "Gi": MemoryUnits.gib,
        "Ti": MemoryUnits.gib * 1024,
    ]

    init?(_ text: String?) {
        guard let text else { return nil }
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits), let factor = Self.suffixes[String(text.dropFirst(digits.count))] else {
            return nil
        }
        value = number * factor
    }
}

/// Binary units in bytes.
enum MemoryUnits {
    static let gib = 1_073_741_824.0
}

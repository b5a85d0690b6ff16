import Domain
import KnowledgeBase

/// `kubectl get nodes -o json`: nodes of the same make become a machine type of the team's own, with how many there are;
/// where GPUs are cut or shared, each kind of slice becomes one, with its part of the node.
///
/// The target is `k8s-onprem` of the seed. What an hour of a node costs the cluster does not know.
enum KubectlNodes: ForeignFormat {
    static let name = "kubectl-nodes"
    static let summary = "kubectl get nodes -o json: nodes as machine types of a cluster one owns"
    static let needs: [ForeignNeed] = []

    /// What Kubernetes distributions write where a cloud would write the machine type.
    private static let namelessTypes = ["k3s", "rke2", "k0s", "unknown", ""]

    /// Nodes of one make differ by some mebibytes.
    private struct Make: Hashable {
        let label: String?
        let vcpu: Int
        let memoryGiB: Int
        let architecture: String
        let mark: String
        let device: String?
        let devices: String?
        let deviceGiB: String?
    }

    /// The least of any node's.
    private struct Machine {
        var vcpu = Double.infinity
        var memoryGiB = Double.infinity
        var nodeVCPU = Double.infinity
        var nodeGiB = Double.infinity
        var count = 0
    }

    private struct Cluster {
        let clouds: [[String: [String: String]]]
        var machines: [Make: Machine] = [:]
        var regions: Set<String> = []
        var taints: Set<String> = []
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var cluster = Cluster(clouds: try ["aws", "gcp", "azure"].map(context.instances))
        var reader = JSONReader(file.content)
        var isRight = false
        func take(_ node: JSONTree) throws {
            guard node["kind"].text == "Node" else { throw notNodes(file) }
            isRight = true
            add(node, to: &cluster, rows, context)
        }
        // A list of thousands of nodes is read node by node.
        var document: [String: JSONTree] = [:]
        guard reader.isAtObject() else {
            try reader.skip()
            try reader.end()
            throw notNodes(file)
        }
        try reader.members { key, reader in
            if key == "items" {
                try reader.elements { try take(try $0.value()) }
            } else {
                document[key] = try reader.value()
            }
        }
        try reader.end()
        if document["kind"]?.text == "Node" { try take(.object(document)) }
        guard isRight else { throw notNodes(file) }
        let provider = context.request.provider ?? "own"
        try RegionRows(provider: provider).add(cluster.regions, rows, context)
        let names = names(of: cluster.machines)
        for (make, machine) in cluster.machines.sorted(by: { (names[$0.key] ?? "") < (names[$1.key] ?? "") }) {
            try rows.add("instances", row(make, machine, names[make] ?? "", provider))
        }
        remark(on: cluster, names.values.sorted(), rows)
    }

    private static func notNodes(_ file: InputFile) -> BerthError {
        BerthError(.badData, "\(file.name) is no list of nodes", hints: ["kubectl get nodes -o json writes one"])
    }

    private static func add(
        _ node: JSONTree, to cluster: inout Cluster, _ rows: ForeignRows, _ context: ForeignContext
    ) {
        if let reason = unusable(node) { return rows.skip(reason) }
        let has = node["status"]["allocatable"].object.isEmpty ? "capacity" : "allocatable"
        let resources = node[path: "status", has], labels = node[path: "metadata", "labels"]
        guard let cpu = KubernetesQuantity(resources["cpu"].text)?.value,
            let bytes = KubernetesQuantity(resources["memory"].text)?.value, cpu < 1e6, bytes < 1e18
        else { return rows.skip("nodes without CPU and memory") }
        let devices = NodeDevices(labels: labels, resources: resources)
        var pieces = [
            NodeDevices.Piece(mark: "", device: nil, devices: nil, deviceGiB: nil, fraction: 1, count: 1)
        ]
        if devices.hasGPUs {
            guard let device = device(devices.product, labels, cluster, context) else {
                return rows.skip("nodes whose GPU '\(devices.product ?? "")' the store does not know")
            }
            pieces = devices.pieces(device: device, memory: context.memory(of: device))
        }
        for other in devices.others { rows.note("devices of \(other) are not read") }
        let gib = bytes / MemoryUnits.gib
        for piece in pieces {
            let make = Make(
                label: labels[any: "node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"].text
                    .flatMap { namelessTypes.contains($0) ? nil : $0 },
                vcpu: Int(cpu.rounded(.up)), memoryGiB: Int(gib.rounded()),
                architecture: labels[any: "kubernetes.io/arch", "beta.kubernetes.io/arch"].text == "arm64"
                    ? "arm64" : "x86_64",
                mark: piece.mark, device: piece.device, devices: piece.devices?.short,
                deviceGiB: piece.deviceGiB?.short)
            var machine = cluster.machines[make] ?? Machine()
            machine.vcpu = min(machine.vcpu, cpu * piece.fraction)
            machine.memoryGiB = min(machine.memoryGiB, gib * piece.fraction)
            machine.nodeVCPU = min(machine.nodeVCPU, cpu)
            machine.nodeGiB = min(machine.nodeGiB, gib)
            machine.count += piece.count
            cluster.machines[make] = machine
        }
        cluster.regions.insert(
            context.request.region
                ?? labels[any: "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region"].text
                ?? "cluster")
        cluster.taints.formUnion(taints(node).filter { !$0.hasPrefix("node.kubernetes.io/") })
    }

    /// Why a node takes no pods.
    private static func unusable(_ node: JSONTree) -> String? {
        if node[path: "spec", "unschedulable"].flag == true { return "cordoned nodes" }
        let ready = node[path: "status", "conditions"].list.first { $0["type"].text == "Ready" }
        if let ready, ready["status"].text != "True" { return "nodes that are not ready" }
        return taints(node).contains { $0.hasPrefix("node-role.kubernetes.io/") && $0 != "node-role.kubernetes.io/gpu" }
            ? "nodes kept for the control plane" : nil
    }

    /// Taints that keep pods away.
    private static func taints(_ node: JSONTree) -> [String] {
        node[path: "spec", "taints"].list.filter { $0["effect"].text != "PreferNoSchedule" }.compactMap {
            $0["key"].text
        }
    }

    /// By the product's name, else by the machine type of a cloud.
    private static func device(
        _ product: String?, _ labels: JSONTree, _ cluster: Cluster, _ context: ForeignContext
    ) -> String? {
        if let product, let device = context.device(labelled: product) { return device }
        if let said = context.request.hardware, let device = context.device(said) { return device }
        guard let type = labels["node.kubernetes.io/instance-type"].text else { return nil }
        let types = AzureMachine.names(type)
        return cluster.clouds.lazy.compactMap { cloud in types.lazy.compactMap { cloud[$0]?["accelerator"] }.first }
            .first
    }

    /// The cloud's machine type, else what a node is made of; both where makes share a type.
    private static func names(of machines: [Make: Machine]) -> [Make: String] {
        func name(_ make: Make, _ parts: [String?]) -> String {
            parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "-").lowercased()
                .split(separator: " ").joined(separator: "-") + (make.mark.isEmpty ? "" : "-" + make.mark)
        }
        let uses = Dictionary(grouping: machines.keys) { [$0.label, $0.mark] }
        return Dictionary(
            uniqueKeysWithValues: machines.map { make, machine in
                let size = "\(machine.nodeVCPU.decimal ?? "")cpu-\(machine.nodeGiB.rounded().plain)gib"
                if let label = make.label {
                    guard uses[[label, make.mark]]?.count != 1 else {
                        return (make, make.mark.isEmpty ? label : label + "-" + make.mark)
                    }
                    return (make, name(make, [label, size, make.device]))
                }
                return (make, name(make, ["node", size, make.device]))
            })
    }

    private static func row(_ make: Make, _ machine: Machine, _ name: String, _ provider: String) -> [String: String?] {
        [
            "provider": provider, "instance_type": name, "vcpu": machine.vcpu.short,
            "memory_gib": machine.memoryGiB.short, "architecture": make.architecture, "accelerator": make.device,
            "accelerator_count": make.devices, "accelerator_memory_gib": make.deviceGiB,
            "quantity": String(machine.count),
            "notes": make.mark.isEmpty ? nil : "a part of a node of \(machine.nodeVCPU.short) CPUs",
        ]
    }

    private static func remark(on cluster: Cluster, _ names: [String], _ rows: ForeignRows) {
        guard !names.isEmpty else { return }
        rows.note(
            "what an hour costs is not known: import a prices.csv of purchase owned for \(names.joined(separator: ", ")) in "
                + cluster.regions.sorted().joined(separator: ", "))
        if !cluster.taints.isEmpty {
            rows.note("pods must tolerate \(cluster.taints.sorted().joined(separator: ", "))")
        }
    }
}

extension Double {
    /// At most six decimals from a share, two from a size.
    fileprivate var short: String {
        let scale = abs(self) < 1 ? 1e6 : 100.0
        return ((self * scale).rounded() / scale).plain
    }
}

import Domain
import KnowledgeBase

/// `aws ec2 describe-instance-types`: what machine types are made of.
enum AWSInstanceTypes: ForeignFormat {
    static let name = "aws-instance-types"
    static let summary = "aws ec2 describe-instance-types: machine types"
    static let needs: [ForeignNeed] = []

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let known = try context.instances(of: "aws")
        var reader = JSONReader(file.content)
        var isRight = false
        try reader.members { key, reader in
            guard key == "InstanceTypes" else { return try reader.skip() }
            isRight = true
            try reader.elements { try add(try $0.value(), known, rows, context) }
        }
        guard isRight else { throw BerthError(.badData, "\(file.name) has no InstanceTypes") }
    }

    private static func add(
        _ type: JSONTree, _ known: [String: [String: String]], _ rows: ForeignRows, _ context: ForeignContext
    ) throws {
        let architectures = type[path: "ProcessorInfo", "SupportedArchitectures"].list.compactMap(\.text)
        guard let name = type["InstanceType"].text, let vcpu = type[path: "VCpuInfo", "DefaultVCpus"].decimal,
            let mebibytes = type[path: "MemoryInfo", "SizeInMiB"].number,
            let architecture = ["x86_64", "arm64"].first(where: architectures.contains)
        else { return rows.skip("types without name, processors, memory and a 64-bit architecture") }
        var row: [String: String?] = [
            "provider": "aws", "instance_type": name, "vcpu": vcpu, "memory_gib": (mebibytes / 1024).decimal,
            "architecture": architecture, "family": String(name.prefix { $0 != "." }),
            "network_gbps": gigabits(type[path: "NetworkInfo", "NetworkPerformance"].text),
            "local_disk_gb": type[path: "InstanceStorageInfo", "TotalSizeInGB"].decimal,
            "burstable": type["BurstablePerformanceSupported"].flag == true ? "1" : "0",
            "previous_generation": type["CurrentGeneration"].flag == false ? "1" : "0",
            // AWS names no processor; what the store knows of it stays.
            "cpu": known[name]?["cpu"],
        ]
        let devices = devices(of: type)
        if let found = devices.first {
            guard devices.count == 1, let device = deviceName(found, context) else {
                return rows.skip("types with a device that the store does not know")
            }
            // Fractions of a GPU are told by the size of a partition.
            let share = found["GpuPartitionSize"].number.flatMap { size in
                found["LogicalGpuCount"].number.map { $0 * size }
            }
            row["accelerator"] = device
            row["accelerator_count"] = (share ?? found["Count"].number)?.decimal
            row["accelerator_memory_gib"] = memory(of: found)?.decimal
        } else if !type["FpgaInfo"].object.isEmpty || !type["MediaAcceleratorInfo"].object.isEmpty {
            return rows.skip("types with a device that is no GPU")
        }
        try rows.add("instances", row)
    }

    /// GPUs, else Neuron devices, else the first Inferentia, each with how many there are.
    private static func devices(of type: JSONTree) -> [JSONTree] {
        let lists = [
            type[path: "GpuInfo", "Gpus"], type[path: "NeuronInfo", "NeuronDevices"],
            type[path: "InferenceAcceleratorInfo", "Accelerators"],
        ]
        return lists.lazy.map(\.list).first { !$0.isEmpty } ?? []
    }

    /// Several devices share a name and differ in memory; the label with its memory comes first.
    private static func deviceName(_ device: JSONTree, _ context: ForeignContext) -> String? {
        let label = [device["Manufacturer"].text, device["Name"].text].compactMap { $0 }.joined(separator: " ")
        let names = [memory(of: device).map { "\(label) \($0.rounded().plain)GB" }, label, device["Name"].text]
        return names.lazy.compactMap { $0 }.compactMap { context.device($0) }.first
    }

    private static func memory(of device: JSONTree) -> Double? {
        device[path: "MemoryInfo", "SizeInMiB"].number.flatMap { $0 > 0 ? $0 / 1024 : nil }
    }

    /// `Up to 10 Gigabit`, `25 Gigabit`, `4x 100 Gigabit`; nil for words such as `Moderate`.
    private static func gigabits(_ text: String?) -> String? {
        guard let text, text.hasSuffix("Gigabit") else { return nil }
        let numbers = text.split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
        return numbers.isEmpty ? nil : numbers.reduce(1, *).decimal
    }
}

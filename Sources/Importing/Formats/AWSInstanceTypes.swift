import Domain
import KnowledgeBase

/// `aws ec2 describe-instance-types`: what machine types are made of.
enum AWSInstanceTypes: ForeignFormat {
    static let name = "aws-instance-types"
    static let summary = "aws ec2 describe-instance-types: machine types"
    static let needs: [ForeignNeed] = []

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        var isRight = false
        try reader.members { key, reader in
            guard key == "InstanceTypes" else { return try reader.skip() }
            isRight = true
            try reader.elements { try add(try $0.value(), rows, context) }
        }
        guard isRight else { throw BerthError(.badData, "\(file.name) has no InstanceTypes") }
    }

    private static func add(_ type: JSONTree, _ rows: ForeignRows, _ context: ForeignContext) throws {
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
        ]
        let gpus = type[path: "GpuInfo", "Gpus"].list
        if let gpu = gpus.first {
            let label = [gpu["Manufacturer"].text, gpu["Name"].text].compactMap { $0 }.joined(separator: " ")
            let gib = gpu[path: "MemoryInfo", "SizeInMiB"].number.map { $0 / 1024 }
            // Several devices share a name and differ in memory; the label with its memory comes first.
            let names = [gib.map { "\(label) \(Int($0.rounded()))GB" }, label, gpu["Name"].text].compactMap { $0 }
            guard gpus.count == 1, let device = names.lazy.compactMap(context.device).first else {
                return rows.skip("types with a device that the store does not know")
            }
            row["accelerator"] = device
            row["accelerator_count"] = gpu["Count"].decimal
            row["accelerator_memory_gib"] = gib?.decimal
        } else if !type[path: "InferenceAcceleratorInfo", "Accelerators"].list.isEmpty
            || !type["NeuronInfo"].object.isEmpty || !type["FpgaInfo"].object.isEmpty
        {
            return rows.skip("types with a device that is no GPU")
        }
        try rows.add("instances", row)
    }

    /// `Up to 10 Gigabit`, `25 Gigabit`, `4x 100 Gigabit`; nil for words such as `Moderate`.
    private static func gigabits(_ text: String?) -> String? {
        guard let text, text.hasSuffix("Gigabit") else { return nil }
        let numbers = text.split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
        return numbers.isEmpty ? nil : numbers.reduce(1, *).decimal
    }
}

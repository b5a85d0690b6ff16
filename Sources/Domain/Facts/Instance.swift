/// A machine type with its processor, memory and accelerators.
public struct Instance: Fact, Hashable {
    public static let table = "instances"

    public let provider: String
    public let type: String
    public let vcpu: Double
    public let memoryGiB: Double
    public let architecture: String
    public let cpu: String?
    public let accelerator: String?
    public let acceleratorCount: Double
    public let acceleratorMemoryGiB: Double?
    public let networkGbps: Double?
    public let localDiskGB: Double?
    public let family: String
    public let burstable: Bool
    public let previousGeneration: Bool
    public let managedBy: String?
    public let hardwareOf: String?
    public let quantity: Int?
    public let notes: String
    public let provenance: Provenance

    public var key: [String] { [provider, type] }

    public static let columns: [FactColumn<Instance>] = [
        .init("provider", \.provider), .init("instance_type", \.type), .init("vcpu", \.vcpu),
        .init("memory_gib", \.memoryGiB), .init("architecture", \.architecture), .init("cpu", \.cpu),
        .init("accelerator", \.accelerator), .init("accelerator_count", \.acceleratorCount),
        .init("accelerator_memory_gib", \.acceleratorMemoryGiB), .init("network_gbps", \.networkGbps),
        .init("local_disk_gb", \.localDiskGB), .init("family", \.family), .init("burstable", \.burstable),
        .init("previous_generation", \.previousGeneration), .init("managed_by", \.managedBy),
        .init("hardware_of", \.hardwareOf), .init("quantity", \.quantity), .init("notes", \.notes),
    ]

    public init(
        provider: String, type: String, vcpu: Double, memoryGiB: Double, architecture: String, cpu: String?,
        accelerator: String?, acceleratorCount: Double, acceleratorMemoryGiB: Double?, networkGbps: Double?,
        localDiskGB: Double?, family: String, burstable: Bool, previousGeneration: Bool, managedBy: String?,
        hardwareOf: String?, quantity: Int?, notes: String, provenance: Provenance
    ) {
        self.provider = provider
        self.type = type
        self.vcpu = vcpu
        self.memoryGiB = memoryGiB
        self.architecture = architecture
        self.cpu = cpu
        self.accelerator = accelerator
        self.acceleratorCount = acceleratorCount
        self.acceleratorMemoryGiB = acceleratorMemoryGiB
        self.networkGbps = networkGbps
        self.localDiskGB = localDiskGB
        self.family = family
        self.burstable = burstable
        self.previousGeneration = previousGeneration
        self.managedBy = managedBy
        self.hardwareOf = hardwareOf
        self.quantity = quantity
        self.notes = notes
        self.provenance = provenance
    }
}

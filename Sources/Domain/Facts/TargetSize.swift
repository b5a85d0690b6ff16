/// CPU and memory that a platform without machine types sells together.
public struct TargetSize: Fact, Hashable {
    public static let table = "target_sizes"

    public let target: String
    public let accelerator: String
    public let vcpu: Double
    public let memoryMinGiB: Double
    public let memoryMaxGiB: Double
    public let memoryStepGiB: Double
    public let provenance: Provenance

    public var key: [String] { [target, accelerator, "\(vcpu)"] }

    public static let columns: [FactColumn<TargetSize>] = [
        .init("target", \.target), .init("accelerator", \.accelerator), .init("vcpu", \.vcpu),
        .init("memory_min_gib", \.memoryMinGiB), .init("memory_max_gib", \.memoryMaxGiB),
        .init("memory_step_gib", \.memoryStepGiB),
    ]

    public init(
        target: String, accelerator: String, vcpu: Double, memoryMinGiB: Double, memoryMaxGiB: Double,
        memoryStepGiB: Double, provenance: Provenance
    ) {
        self.target = target
        self.accelerator = accelerator
        self.vcpu = vcpu
        self.memoryMinGiB = memoryMinGiB
        self.memoryMaxGiB = memoryMaxGiB
        self.memoryStepGiB = memoryStepGiB
        self.provenance = provenance
    }
}

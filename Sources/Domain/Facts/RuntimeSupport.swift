/// What a runtime can execute on a kind of device.
public struct RuntimeSupport: Fact, Hashable {
    public static let table = "runtime_support"

    public let runtime: String
    public let device: Device
    public let formats: Set<ModelFormat>
    public let precisions: Set<Precision>
    public let uses: Set<RuntimeUse>
    public let computeCapabilityMin: Double?
    public let cuda: String?
    public let memoryOverheadGiB: Double?
    public let startSeconds: Double?
    public let provenance: Provenance

    public var key: [String] { [runtime, device.rawValue] }

    public static let columns: [FactColumn<RuntimeSupport>] = [
        .init("runtime", \.runtime), .init("device", \.device), .init("formats", \.formats),
        .init("precisions", \.precisions), .init("uses", \.uses),
        .init("compute_capability_min", \.computeCapabilityMin), .init("cuda", \.cuda),
        .init("memory_overhead_gib", \.memoryOverheadGiB), .init("start_s", \.startSeconds),
    ]

    public init(
        runtime: String, device: Device, formats: Set<ModelFormat>, precisions: Set<Precision>, uses: Set<RuntimeUse>,
        computeCapabilityMin: Double?, cuda: String?, memoryOverheadGiB: Double?, startSeconds: Double?,
        provenance: Provenance
    ) {
        self.runtime = runtime
        self.device = device
        self.formats = formats
        self.precisions = precisions
        self.uses = uses
        self.computeCapabilityMin = computeCapabilityMin
        self.cuda = cuda
        self.memoryOverheadGiB = memoryOverheadGiB
        self.startSeconds = startSeconds
        self.provenance = provenance
    }
}

/// A GPU or other device, with the dense rates of its data sheet.
public struct Accelerator: Fact, Hashable {
    public static let table = "accelerators"

    public let name: String
    public let vendor: String
    public let architecture: String
    public let kind: Device
    public let computeCapability: Double?
    public let memoryGiB: Double
    public let memoryBandwidthGBs: Double?
    public let fp32TFLOPS: Double?
    public let tf32TFLOPS: Double?
    public let fp16TFLOPS: Double?
    public let bf16TFLOPS: Double?
    public let int8TOPS: Double?
    public let fp8TFLOPS: Double?
    public let fp4TFLOPS: Double?
    public let interconnectGBs: Double?
    /// Watts that the board is designed for.
    public let designPowerW: Double?
    public let provenance: Provenance

    public var key: [String] { [name] }

    public static let columns: [FactColumn<Accelerator>] = [
        .init("accelerator", \.name), .init("vendor", \.vendor), .init("architecture", \.architecture),
        .init("kind", \.kind), .init("compute_capability", \.computeCapability), .init("memory_gib", \.memoryGiB),
        .init("memory_bandwidth_gb_s", \.memoryBandwidthGBs), .init("fp32_tflops", \.fp32TFLOPS),
        .init("tf32_tflops", \.tf32TFLOPS), .init("fp16_tflops", \.fp16TFLOPS), .init("bf16_tflops", \.bf16TFLOPS),
        .init("int8_tops", \.int8TOPS), .init("fp8_tflops", \.fp8TFLOPS), .init("fp4_tflops", \.fp4TFLOPS),
        .init("interconnect_gb_s", \.interconnectGBs), .init("tdp_w", \.designPowerW),
    ]

    public init(
        name: String, vendor: String, architecture: String, kind: Device, computeCapability: Double?,
        memoryGiB: Double, memoryBandwidthGBs: Double?, fp32TFLOPS: Double?, tf32TFLOPS: Double?, fp16TFLOPS: Double?,
        bf16TFLOPS: Double?, int8TOPS: Double?, fp8TFLOPS: Double?, fp4TFLOPS: Double?, interconnectGBs: Double?,
        designPowerW: Double?, provenance: Provenance
    ) {
        self.name = name
        self.vendor = vendor
        self.architecture = architecture
        self.kind = kind
        self.computeCapability = computeCapability
        self.memoryGiB = memoryGiB
        self.memoryBandwidthGBs = memoryBandwidthGBs
        self.fp32TFLOPS = fp32TFLOPS
        self.tf32TFLOPS = tf32TFLOPS
        self.fp16TFLOPS = fp16TFLOPS
        self.bf16TFLOPS = bf16TFLOPS
        self.int8TOPS = int8TOPS
        self.fp8TFLOPS = fp8TFLOPS
        self.fp4TFLOPS = fp4TFLOPS
        self.interconnectGBs = interconnectGBs
        self.designPowerW = designPowerW
        self.provenance = provenance
    }
}

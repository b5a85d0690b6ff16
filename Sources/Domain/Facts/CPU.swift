/// A processor, by core.
public struct CPU: Fact, Hashable {
    public static let table = "cpus"

    public let name: String
    public let vendor: String
    public let architecture: String
    public let microarchitecture: String
    public let isa: Set<String>
    public let turboGHz: Double?
    public let fp32GFLOPSPerCore: Double
    public let threadsPerCore: Int
    public let cores: Int?
    public let memoryBandwidthGBs: Double?
    public let provenance: Provenance

    public var key: [String] { [name] }

    public static let columns: [FactColumn<CPU>] = [
        .init("cpu", \.name), .init("vendor", \.vendor), .init("architecture", \.architecture),
        .init("microarchitecture", \.microarchitecture), .init("isa", \.isa), .init("turbo_ghz", \.turboGHz),
        .init("fp32_gflops_per_core", \.fp32GFLOPSPerCore), .init("threads_per_core", \.threadsPerCore),
        .init("cores", \.cores), .init("memory_bandwidth_gb_s", \.memoryBandwidthGBs),
    ]

    public init(
        name: String, vendor: String, architecture: String, microarchitecture: String, isa: Set<String>,
        turboGHz: Double?, fp32GFLOPSPerCore: Double, threadsPerCore: Int, cores: Int?, memoryBandwidthGBs: Double?,
        provenance: Provenance
    ) {
        self.name = name
        self.vendor = vendor
        self.architecture = architecture
        self.microarchitecture = microarchitecture
        self.isa = isa
        self.turboGHz = turboGHz
        self.fp32GFLOPSPerCore = fp32GFLOPSPerCore
        self.threadsPerCore = threadsPerCore
        self.cores = cores
        self.memoryBandwidthGBs = memoryBandwidthGBs
        self.provenance = provenance
    }
}

/// What a CUDA release asks of the host's driver and device.
public struct CUDARelease: Fact, Hashable {
    public static let table = "cuda_compatibility"

    public let cuda: String
    public let minDriver: String
    public let minorCompatDriver: String
    public let computeCapabilityMin: Double
    public let computeCapabilityMax: Double
    public let provenance: Provenance

    public var key: [String] { [cuda] }

    public static let columns: [FactColumn<CUDARelease>] = [
        .init("cuda", \.cuda), .init("min_driver", \.minDriver), .init("minor_compat_driver", \.minorCompatDriver),
        .init("compute_capability_min", \.computeCapabilityMin),
        .init("compute_capability_max", \.computeCapabilityMax),
    ]

    public init(
        cuda: String, minDriver: String, minorCompatDriver: String, computeCapabilityMin: Double,
        computeCapabilityMax: Double, provenance: Provenance
    ) {
        self.cuda = cuda
        self.minDriver = minDriver
        self.minorCompatDriver = minorCompatDriver
        self.computeCapabilityMin = computeCapabilityMin
        self.computeCapabilityMax = computeCapabilityMax
        self.provenance = provenance
    }
}

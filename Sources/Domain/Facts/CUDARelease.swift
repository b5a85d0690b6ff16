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

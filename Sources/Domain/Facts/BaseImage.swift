/// A container image to build on.
public struct BaseImage: Fact, Hashable {
    public enum Role: String, Sendable, Codable, Hashable { case slim, build, runtime, serving, training, dev }

    public static let table = "base_images"

    public let reference: String
    public let role: Role
    public let runtime: String?
    public let device: Device
    public let cuda: String?
    public let framework: String?
    public let architectures: Set<String>
    public let compressedMB: Double?
    public let uncompressedMB: Double?
    public let minDriver: String?
    public let digest: String?
    public let provenance: Provenance

    public var key: [String] { [reference] }

    public static let columns: [FactColumn<BaseImage>] = [
        .init("reference", \.reference), .init("role", \.role), .init("runtime", \.runtime), .init("device", \.device),
        .init("cuda", \.cuda), .init("framework", \.framework), .init("architectures", \.architectures),
        .init("compressed_mb", \.compressedMB), .init("uncompressed_mb", \.uncompressedMB),
        .init("min_driver", \.minDriver), .init("digest", \.digest),
    ]

    public init(
        reference: String, role: Role, runtime: String?, device: Device, cuda: String?, framework: String?,
        architectures: Set<String>, compressedMB: Double?, uncompressedMB: Double?, minDriver: String?,
        digest: String?, provenance: Provenance
    ) {
        self.reference = reference
        self.role = role
        self.runtime = runtime
        self.device = device
        self.cuda = cuda
        self.framework = framework
        self.architectures = architectures
        self.compressedMB = compressedMB
        self.uncompressedMB = uncompressedMB
        self.minDriver = minDriver
        self.digest = digest
        self.provenance = provenance
    }
}

/// Software that executes models.
public struct Runtime: Fact, Hashable {
    public static let table = "runtimes"

    public let name: String
    public let version: String?
    public let server: String?
    public let dynamicBatching: Bool
    public let maintained: Bool
    public let provenance: Provenance

    public var key: [String] { [name] }

    public static let columns: [FactColumn<Runtime>] = [
        .init("runtime", \.name), .init("version", \.version), .init("server", \.server),
        .init("dynamic_batching", \.dynamicBatching), .init("maintained", \.maintained),
    ]

    public init(
        name: String, version: String?, server: String?, dynamicBatching: Bool, maintained: Bool,
        provenance: Provenance
    ) {
        self.name = name
        self.version = version
        self.server = server
        self.dynamicBatching = dynamicBatching
        self.maintained = maintained
        self.provenance = provenance
    }
}

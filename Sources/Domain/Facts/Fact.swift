/// A stored row that an answer can rest on.
///
/// As JSON it carries the column names of its dataset, and leaves out what is unknown.
public protocol Fact: Sendable, Encodable {
    /// The table as SQL and the dataset files name it.
    static var table: String { get }
    /// The natural key, in the order of the table's key columns.
    var key: [String] { get }
    /// What is written of it, but for `provenance`, in the order of the table.
    static var columns: [FactColumn<Self>] { get }
    var provenance: Provenance { get }
}

extension Fact {
    /// `price/aws/us-east-1/g6.xlarge/on-demand`: the table's singular and the key.
    public var id: FactID {
        FactID(([Self.table.singularTableName] + key.filter { !$0.isEmpty }).joined(separator: "/"))
    }
}

/// Where a row comes from and how old it is.
public struct Provenance: Hashable, Sendable, Encodable {
    /// `datasets.id`.
    public let dataset: Int64
    public let source: String
    /// `YYYY-MM-DD`, or nil where the source has no date.
    public let asOf: String?
    /// Empty, `all`, or the `;`-separated columns that no document backs.
    public let uncited: String

    public init(dataset: Int64, source: String, asOf: String?, uncited: String) {
        self.dataset = dataset
        self.source = source
        self.asOf = asOf
        self.uncited = uncited
    }

    public var isUncited: Bool { source == "uncited" || uncited == "all" }

    static var columnNames: [String] { CodingKeys.allCases.map(\.rawValue) }

    /// Columns of every table. The dataset's number means something in one store alone.
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case source
        case asOf = "as_of"
        case uncited
    }
}

extension String {
    /// `prices` → `price`: what a fact's readable key starts with.
    public var singularTableName: String {
        switch self {
        case "efficiencies": "efficiency"
        case "base_images": "image"
        case "target_limits": "limit"
        case "target_sizes": "size"
        case "service_prices": "service-price"
        case "rules_of_thumb": "rule"
        case "cuda_compatibility": "cuda"
        case "runtime_support": "runtime-support"
        case "aliases": "alias"
        case "cold_starts": "cold-start"
        case "target_regions": "target-region"
        case "queries": "query"
        case "security_rules": "security-rule"
        default: hasSuffix("s") ? String(dropLast()) : self
        }
    }
}

/// A dataset that answers rest on.
public struct Dataset: Hashable, Sendable, Codable {
    public let id: Int64
    public let name: String
    public let layer: String
    public let asOf: String
    public let sha256: String

    public init(id: Int64, name: String, layer: String, asOf: String, sha256: String) {
        self.id = id
        self.name = name
        self.layer = layer
        self.asOf = asOf
        self.sha256 = sha256
    }
}

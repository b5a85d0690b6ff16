/// A table of the dataset format, described once: the importer, the exporter, `berth facts` and the JSON Schema
/// follow this description, and a test holds the migrations against it.
public struct DatasetTable: Sendable {
    /// The name in SQL and of the CSV file.
    public let name: String
    /// One line for people.
    public let purpose: String
    public let columns: [DatasetColumn]
    /// The columns that tell one row from another within a dataset, in the order of the stored key.
    public let key: [String]
    /// What a row's columns must satisfy together.
    public let rules: [DatasetRule]

    init(
        _ name: String, _ purpose: String, key: [String], _ columns: [DatasetColumn], rules: [DatasetRule] = []
    ) {
        self.rules = rules
        self.name = name
        self.purpose = purpose
        self.key = key
        self.columns = columns + DatasetColumn.provenance
    }

    public func column(named name: String) -> DatasetColumn? {
        columns.first { $0.name == name }
    }

    /// The column that a file's first line means by a name.
    public func column(readAs name: String) -> DatasetColumn? {
        columns.first { $0.name == name || $0.otherNames.contains(name) }
    }

    public var keyColumns: [DatasetColumn] {
        key.compactMap(column(named:))
    }

    /// Every table, in an order in which rows only name rows of tables before theirs, or of their own.
    public static let all: [DatasetTable] = [
        providers, regions, accelerators, cpus, aliases, targets, instances, prices, servicePrices, discounts,
        targetLimits,
        targetSizes, targetRegions, coldStarts, runtimes, runtimeSupport, baseImages, cudaCompatibility, models,
        operations, measurements, efficiencies, assumptions, securityRules, rulesOfThumb, queries,
    ]

    /// The table of that name, or of the shorter one that `berth facts` takes.
    public static func named(_ name: String) -> DatasetTable? {
        let full = shortNames[name] ?? name
        return all.first { $0.name == full }
    }

    /// Names of `berth facts` that stand for longer ones.
    public static let shortNames = [
        "images": "base_images", "limits": "target_limits", "sizes": "target_sizes", "support": "runtime_support",
        "cuda": "cuda_compatibility", "rules": "rules_of_thumb", "services": "service_prices",
    ]
}

/// Word lists that several tables share.
enum DatasetWords {
    static let devices = ["cpu", "cuda", "rocm", "neuron", "tpu", "gaudi", "other"]
    static let kinds = ["online", "async", "batch", "training"]
    static let purchases = ["on-demand", "spot", "reserved-1y", "reserved-3y", "owned"]
    static let architectures = ["x86_64", "arm64"]
}

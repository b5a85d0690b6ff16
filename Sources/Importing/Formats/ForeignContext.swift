import Domain
import KnowledgeBase

/// What a reader of a foreign file may ask: what the person said, and what the store knows already.
struct ForeignContext {
    let request: ForeignRequest
    private let store: StoreReader
    private let datasets: [Dataset]
    private let vocabulary: Vocabulary
    private let hardware: [String: String]
    private let folder: String

    init(_ request: ForeignRequest, _ store: StoreReader, for dataset: DatasetDescription, file: InputFile) throws {
        self.request = request
        self.store = store
        // The version that is about to be replaced does not count: its rows must come again.
        datasets = try store.visibleDatasets(team: DatasetLayer(dataset.layer)?.team).filter {
            $0.name != dataset.name || $0.layer != dataset.layer
        }
        vocabulary = try store.vocabulary(datasets: datasets)
        folder = file.folder
        var names: [String: String] = [:]
        for (table, alias, name) in [("aliases", 1, 2), ("cpus", 0, 0), ("accelerators", 0, 0)] {
            guard let table = DatasetTable.named(table) else { continue }
            let cursor = try store.facts(FactQuery(table: table, datasets: datasets, limit: .max))
            while let row = try cursor.next() {
                guard let key = row.values[alias].plain, let value = row.values[name].plain else { continue }
                if table.name == "aliases", row.values[0].plain != "hardware" { continue }
                names[key.lowercased()] = value
            }
        }
        hardware = names
    }

    func said(_ need: ForeignNeed) -> String? {
        switch need {
        case .provider: request.provider ?? (vocabulary.providers.contains(folder) ? folder : nil)
        case .region: request.region
        case .hardware: request.hardware
        case .model: request.model
        }
    }

    /// What was said, where the format needs it.
    func required(_ need: ForeignNeed) throws(BerthError) -> String {
        guard let text = said(need) else {
            throw BerthError(.usage, "the \(need.rawValue) is not named", hints: ["add --\(need.rawValue) NAME"])
        }
        return text
    }

    /// A device or processor as the store spells it; nil where it knows none of that name.
    func device(_ name: String) -> String? {
        let name = name.lowercased()
        return hardware[name] ?? hardware["nvidia " + name]
    }

    func knowsRegion(_ region: String, of provider: String) -> Bool {
        vocabulary.regionProviders[region]?.contains(provider) ?? false
    }

    func knowsProvider(_ provider: String) -> Bool { vocabulary.providers.contains(provider) }

    /// The machine types of a provider that the store knows, each with its columns.
    func instances(of provider: String) throws -> [String: [String: String]] {
        guard let table = DatasetTable.named("instances") else { return [:] }
        let cursor = try store.facts(
            FactQuery(table: table, datasets: datasets, filters: [.init("provider", .equal, provider)], limit: .max))
        var known: [String: [String: String]] = [:]
        while let row = try cursor.next() {
            let cells = zip(table.columns, row.values).compactMap { column, value in
                value.plain.map { (column.name, $0) }
            }
            let columns = Dictionary(cells, uniquingKeysWith: { first, _ in first })
            known[columns["instance_type"] ?? ""] = columns
        }
        return known
    }
}

import Domain
import KnowledgeBase

/// What a reader of a foreign file may ask: what the person said, and what the store knows already.
struct ForeignContext {
    let request: ForeignRequest
    private let store: StoreReader
    private let datasets: [Dataset]
    private let vocabulary: Vocabulary
    /// By kind and squeezed name.
    private let names: [String: [String: String]]
    private let deviceMemory: [String: Double]
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
        names = try Self.names(store, datasets)
        deviceMemory = try Self.deviceMemory(store, datasets)
    }

    /// In GiB, by accelerator.
    private static func deviceMemory(_ store: StoreReader, _ datasets: [Dataset]) throws -> [String: Double] {
        guard let table = DatasetTable.named("accelerators"),
            let place = table.columns.firstIndex(where: { $0.name == "memory_gib" })
        else { return [:] }
        let cursor = try store.facts(FactQuery(table: table, datasets: datasets, limit: .max))
        var memory: [String: Double] = [:]
        while let row = try cursor.next() {
            guard let name = row.values[0].plain else { continue }
            memory[name] = row.values[place].plain.flatMap(Double.init)
        }
        return memory
    }

    /// What the store calls hardware, models, runtimes and precisions, and their aliases.
    private static func names(_ store: StoreReader, _ datasets: [Dataset]) throws -> [String: [String: String]] {
        var names: [String: [String: String]] = [:]
        for (table, kind) in [
            ("aliases", nil), ("models", "model"), ("runtimes", "runtime"), ("cpus", "hardware"),
            ("accelerators", "hardware"),
        ] {
            guard let table = DatasetTable.named(table) else { continue }
            let cursor = try store.facts(FactQuery(table: table, datasets: datasets, limit: .max))
            while let row = try cursor.next() {
                let cells = row.values.map(\.plain)
                if let kind {
                    if let name = cells[0] { names[kind, default: [:]][squeezed(name)] = name }
                } else if let kind = cells[0], let alias = cells[1], let name = cells[2] {
                    names[kind, default: [:]][squeezed(alias)] = name
                }
            }
        }
        return names
    }

    /// Tools differ in spaces, dashes and capitals: `RTX_4090` is `RTX 4090`.
    private static func squeezed(_ name: some StringProtocol) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." || $0 == "+" })
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
    func device(_ name: some StringProtocol) -> String? {
        let name = Self.squeezed(name)
        for maker in ["", "nvidia", "nvidiageforce", "amd", "aws"] {
            if let device = names["hardware"]?[maker + name] { return device }
        }
        return nil
    }

    /// GiB of an accelerator's memory.
    func memory(of device: String) -> Double? { deviceMemory[device] }

    /// The device that the longest run of a label's words names: `NVIDIA-A100-SXM4-40GB-SHARED`, `nvidia-tesla-a100`,
    /// `AMD_Instinct_MI300X_OAM`.
    func device(labelled label: String) -> String? {
        let words = label.split { $0 == "-" || $0 == "_" || $0 == " " }
        for start in 0..<min(3, words.count) {
            for end in stride(from: words.count, to: start, by: -1) {
                if let found = device(words[start..<end].joined(separator: " ")) { return found }
            }
        }
        return nil
    }

    /// A model, runtime or precision as the store spells it, else as it is.
    func name(_ kind: String, _ text: String) -> String {
        names[kind]?[Self.squeezed(text)] ?? text
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

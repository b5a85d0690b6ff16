import Domain
import KnowledgeBase

/// What a path given to `berth import` holds: a folder, one table's CSV, or a document with rows.
struct DatasetFiles {
    enum Content {
        case csv(DatasetTable, InputFile, name: String)
        case rows(DatasetTable, [DatasetDocument.Row], name: String)

        var table: DatasetTable {
            switch self {
            case .csv(let table, _, _), .rows(let table, _, _): table
            }
        }
    }

    let description: DatasetDescription
    /// Dollars of a unit of another currency, by its code.
    let rates: [String: Double]
    /// In the order in which they can be loaded.
    let contents: [Content]
    let faults: DatasetFaults
    /// What a foreign file holds that Berth has no use for, in words.
    var remarks: [String] = []

    private static let descriptionNames = ["dataset.yaml", "dataset.yml", "dataset.json"]

    /// - Parameter check: called now and then; throws to give up.
    /// - Throws: `.notFound`, `.notPermitted`, `.usage` or `.badData`.
    init(_ request: ImportRequest, check: () throws -> Void = {}) throws {
        let path = request.path
        if path != InputFile.standardInput, !FileBytes.exists(path) {
            throw BerthError(.notFound, "\(path) does not exist")
        }
        if FileBytes.isFolder(path) {
            try self.init(folder: request, check: check)
            return
        }
        let file = try InputFile(path, check: check)
        if file.name.hasSuffix(".csv") || request.table != nil {
            try self.init(csv: request, file)
        } else {
            try self.init(document: request, file)
        }
    }

    private init(folder request: ImportRequest, check: () throws -> Void) throws {
        let folder = request.path
        guard request.table == nil else {
            throw BerthError(.usage, "\(folder) is a folder: its files' names say which tables they hold")
        }
        let names = try FileBytes.names(in: folder)
        guard let described = Self.descriptionNames.first(where: names.contains) else {
            throw BerthError(
                .badData, "\(folder) has no dataset.yaml", hints: ["docs/datasets.md shows what belongs in it"])
        }
        var document = try DatasetDocument(text: InputFile(folder + "/" + described).text, file: described)
        description = document.description(request)
        rates = document.rates
        var faults = document.faults
        var contents = Self.contents(of: document, name: described)
        for name in names where name.hasSuffix(".csv") || name.hasSuffix(".csv.gz") {
            let stem = String(name.prefix { $0 != "." })
            if let table = DatasetTable.all.first(where: { $0.name == stem }) {
                contents.append(.csv(table, try InputFile(folder + "/" + name, check: check), name: name))
            } else {
                let meant = nearest(to: stem, among: DatasetTable.all.map(\.name))
                faults.add(
                    DatasetFault(
                        file: name, line: 0, column: 0, found: "a file of that name", expected: "a table's name",
                        hint: meant.map { "did you mean \($0).csv?" }))
            }
        }
        self.contents = Self.inLoadingOrder(contents)
        self.faults = faults
    }

    private init(csv request: ImportRequest, _ file: InputFile) throws(BerthError) {
        let stem = file.stem
        guard let found = DatasetTable.named(request.table ?? stem) else {
            let meant = nearest(to: request.table ?? stem, among: DatasetTable.all.map(\.name))
            throw BerthError(
                .usage, "there is no table \(request.table ?? stem)",
                hints: [meant.map { "did you mean --table \($0)?" } ?? "name the table with --table"])
        }
        var request = request
        request.layer = request.layer ?? request.defaultLayer
        guard let layer = request.layer, DatasetLayer(layer) != nil else {
            throw BerthError(
                .usage, "a CSV file alone does not say whose facts it holds",
                hints: ["add --layer team:NAME, or put it in a folder with a dataset.yaml"])
        }
        description = request.description(
            name: request.path == InputFile.standardInput ? found.name : stem, asOf: file.day, source: file.name)
        rates = [:]
        contents = [.csv(found, file, name: file.name)]
        faults = DatasetFaults()
    }

    private init(document request: ImportRequest, _ file: InputFile) throws(BerthError) {
        var document = try DatasetDocument(text: file.text, file: file.name)
        description = document.description(request)
        rates = document.rates
        contents = Self.inLoadingOrder(Self.contents(of: document, name: file.name))
        faults = document.faults
    }

    init(description: DatasetDescription, contents: [Content], remarks: [String]) {
        self.description = description
        self.contents = Self.inLoadingOrder(contents)
        self.remarks = remarks
        rates = [:]
        faults = DatasetFaults()
    }

    private static func contents(of document: DatasetDocument, name: String) -> [Content] {
        document.tables.map { .rows($0.table, $0.rows, name: name) }
    }

    private static func inLoadingOrder(_ contents: [Content]) -> [Content] {
        DatasetTable.all.flatMap { table in contents.filter { $0.table.name == table.name } }
    }
}

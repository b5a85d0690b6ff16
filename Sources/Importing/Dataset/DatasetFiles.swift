import Domain
import KnowledgeBase

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a path given to `berth import` holds: a folder, one table's CSV, or a document with rows.
struct DatasetFiles {
    enum Content {
        case csv(DatasetTable, path: String, name: String)
        case rows(DatasetTable, [DatasetDocument.Row], name: String)

        var table: DatasetTable {
            switch self {
            case .csv(let table, _, _), .rows(let table, _, _): table
            }
        }
    }

    let description: DatasetDescription
    /// In the order in which they can be loaded.
    let contents: [Content]
    let faults: DatasetFaults

    private static let descriptionNames = ["dataset.yaml", "dataset.yml", "dataset.json"]

    /// - Parameters:
    ///   - layer: takes the place of the layer in the file.
    ///   - table: the table of a CSV file; its own name decides where this is nil.
    /// - Throws: `.notFound`, `.notPermitted`, `.usage` or `.badData`.
    init(path: String, layer: String?, table: String?) throws(BerthError) {
        guard FileBytes.exists(path) else { throw BerthError(.notFound, "\(path) does not exist") }
        if FileBytes.isFolder(path) {
            try self.init(folder: path, layer: layer)
        } else if path.hasSuffix(".csv") || table != nil {
            try self.init(csv: path, layer: layer, table: table)
        } else {
            try self.init(document: path, layer: layer)
        }
    }

    private init(folder: String, layer: String?) throws(BerthError) {
        let names = try FileBytes.names(in: folder)
        guard let described = Self.descriptionNames.first(where: names.contains) else {
            throw BerthError(
                .badData, "\(folder) has no dataset.yaml", hints: ["docs/datasets.md shows what belongs in it"])
        }
        var document = try DatasetDocument(
            text: String(decoding: FileBytes.read(folder + "/" + described), as: UTF8.self), file: described)
        description = document.description(layer: layer)
        var faults = document.faults
        var contents = Self.contents(of: document, name: described)
        for name in names where name.hasSuffix(".csv") {
            let stem = String(name.dropLast(4))
            if let table = DatasetTable.all.first(where: { $0.name == stem }) {
                contents.append(.csv(table, path: folder + "/" + name, name: name))
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

    private init(csv path: String, layer: String?, table: String?) throws(BerthError) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.hasSuffix(".csv") ? String(file.dropLast(4)) : file
        guard let found = DatasetTable.named(table ?? stem) else {
            let meant = nearest(to: table ?? stem, among: DatasetTable.all.map(\.name))
            throw BerthError(
                .usage, "there is no table \(table ?? stem)",
                hints: [meant.map { "did you mean --table \($0)?" } ?? "name the table with --table"])
        }
        guard let layer, DatasetLayer(layer) != nil else {
            throw BerthError(
                .usage, "a CSV file alone does not say whose facts it holds",
                hints: ["add --layer team:NAME, or put it in a folder with a dataset.yaml"])
        }
        description = DatasetDescription(
            name: stem, layer: layer, asOf: Self.dayOfChange(path), source: file, licence: "not stated",
            description: "")
        contents = [.csv(found, path: path, name: file)]
        faults = DatasetFaults()
    }

    private init(document path: String, layer: String?) throws(BerthError) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        var document = try DatasetDocument(
            text: String(decoding: FileBytes.read(path), as: UTF8.self), file: file)
        description = document.description(layer: layer)
        contents = Self.inLoadingOrder(Self.contents(of: document, name: file))
        faults = document.faults
    }

    private static func contents(of document: DatasetDocument, name: String) -> [Content] {
        document.tables.map { .rows($0.table, $0.rows, name: name) }
    }

    private static func inLoadingOrder(_ contents: [Content]) -> [Content] {
        DatasetTable.all.flatMap { table in contents.filter { $0.table.name == table.name } }
    }

    /// The day on which a file was last written, `YYYY-MM-DD`, UTC.
    private static func dayOfChange(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "1970-01-01" }
        #if canImport(Darwin)
            var seconds = status.st_mtimespec.tv_sec
        #else
            var seconds = status.st_mtim.tv_sec
        #endif
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let year = String(Int(parts.tm_year) + 1900)
        let rest = [Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return ([year] + rest).joined(separator: "-")
    }
}

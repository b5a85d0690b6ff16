import KnowledgeBase

/// Rows that a foreign file becomes, spooled as the CSV that `import` reads, and what was left out of it.
final class ForeignRows {
    private let asOf: String
    private let check: () throws -> Void
    private var spools: [String: Spool] = [:]
    private var skipped: [String: Int] = [:]
    private var notes: [String] = []
    private var count = 0
    private var names: Set<String> = []

    init(asOf: String, check: @escaping () throws -> Void) throws {
        self.asOf = asOf
        self.check = check
    }

    var isEmpty: Bool { count == 0 }

    /// - Parameter values: by column; what is missing is unknown.
    func add(_ name: String, _ values: [String: String?]) throws {
        guard let table = DatasetTable.named(name) else { return }
        let spool: Spool
        if let open = spools[name] {
            spool = open
        } else {
            spool = try Spool()
            spools[name] = spool
            try spool.write(DatasetExport.line(table.columns.map(\.name)))
        }
        let cells = table.columns.map { column in
            (values[column.name] ?? nil) ?? (column.name == "as_of" ? asOf : "")
        }
        try spool.write(DatasetExport.line(cells))
        count += 1
        if count.isMultiple(of: 1000) { try check() }
    }

    /// Counts something that was left out, by why.
    func skip(_ reason: String, count: Int = 1) {
        if count > 0 { skipped[reason, default: 0] += count }
    }

    /// The name, or, where a row has it already, the name with a number.
    func unique(_ name: String) -> String {
        var candidate = name
        var number = 1
        while !names.insert(candidate).inserted {
            number += 1
            candidate = "\(name)-\(number)"
        }
        return candidate
    }

    /// Tells something that the person should know; once.
    func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    var remarks: [String] {
        notes + skipped.sorted { $0.key < $1.key }.map { "left out: \($0.value) \($0.key)" }
    }

    /// - Parameter file: what messages call the foreign file.
    func contents(of file: String) throws -> [DatasetFiles.Content] {
        try DatasetTable.all.compactMap { table in
            guard let spool = spools[table.name] else { return nil }
            let name = "\(file) as \(table.name).csv"
            return .csv(table, InputFile(try spool.mapped(name: name), name: name), name: name)
        }
    }
}

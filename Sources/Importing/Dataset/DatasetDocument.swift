import Domain
import KnowledgeBase
import Yams

/// A `dataset.yaml`, or a YAML or JSON file that holds the rows as well. JSON is read as the YAML that it is.
struct DatasetDocument {
    /// A row as written: its values by column, and where each stands.
    struct Row {
        let position: CSVPosition
        let values: [(column: String, text: String, position: CSVPosition)]
    }

    /// The values of `schema`, `name`, … as written.
    private(set) var header: [String: String] = [:]
    private(set) var tables: [(table: DatasetTable, rows: [Row])] = []
    private(set) var faults = DatasetFaults()
    /// Dollars of a unit of another currency, by its code.
    private(set) var rates: [String: Double] = [:]
    private let file: String

    private static let keys = [
        "schema", "name", "layer", "as_of", "source", "licence", "description", "rates", "tables",
    ]

    /// - Throws: `.badData` where the text is no YAML.
    init(text: String, file: String) throws(BerthError) {
        self.file = file
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw BerthError(.badData, "\(file) is not readable as YAML: \(error)")
        }
        guard let mapping = root?.mapping else {
            throw BerthError(.badData, "\(file) holds no mapping of keys to values")
        }
        for (key, value) in mapping { read(key.string ?? "", at: key, value) }
    }

    /// What the dataset says about itself, but for what the person says in its place.
    mutating func description(_ request: ImportRequest) -> DatasetDescription {
        for (key, value) in [
            ("name", request.name), ("as_of", request.asOf), ("source", request.source), ("layer", request.layer),
        ] {
            if let value { header[key] = value }
        }
        if let schema = header["schema"], schema != DatasetDescription.schema {
            fault("schema", found: schema.quoted, expected: DatasetDescription.schema)
        }
        for key in ["name", "as_of", "source", "licence"] where header[key]?.isEmpty ?? true {
            fault(key, found: "nothing", expected: key == "as_of" ? "a date such as 2026-11-24" : "text")
        }
        if let date = header["as_of"], !date.isEmpty, !date.isDay {
            fault("as_of", found: date.quoted, expected: "a date such as 2026-11-24")
        }
        let layer = header["layer"] ?? ""
        if DatasetLayer(layer) == nil {
            fault("layer", found: layer.isEmpty ? "nothing" : layer.quoted, expected: "seed or team:NAME")
        }
        return DatasetDescription(
            name: header["name"] ?? "", layer: layer, asOf: header["as_of"] ?? "", source: header["source"] ?? "",
            licence: header["licence"] ?? "", description: describedRates)
    }

    /// The description with the rates at which prices were converted, so that they are not forgotten.
    private var describedRates: String {
        let text = header["description"] ?? ""
        guard !rates.isEmpty else { return text }
        let list = rates.sorted { $0.key < $1.key }.map { "1 \($0.key) = \($0.value.plain) USD" }
        return (text.isEmpty ? "" : text + " ") + "Converted at " + list.joined(separator: ", ") + "."
    }

    private mutating func read(_ key: String, at place: Node, _ value: Node) {
        if let table = DatasetTable.all.first(where: { $0.name == key }) {
            readTable(table, value)
        } else if key == "tables", let mapping = value.mapping {
            for (name, rows) in mapping {
                if let table = DatasetTable.all.first(where: { $0.name == name.string }) {
                    readTable(table, rows)
                } else {
                    unknown(name.string ?? "", at: name, among: DatasetTable.all.map(\.name), "a table's name")
                }
            }
        } else if key == "rates", let mapping = value.mapping {
            for (currency, rate) in mapping { readRate(currency, rate) }
        } else if Self.keys.contains(key), let text = value.scalar?.string {
            header[key] = text
        } else {
            unknown(
                key, at: place, among: Self.keys + DatasetTable.all.map(\.name), "a key of \(DatasetDescription.schema)"
            )
        }
    }

    private mutating func readRate(_ currency: Node, _ rate: Node) {
        let code = currency.string ?? ""
        guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
            return fault("rates", found: code.quoted, expected: "a currency's code such as EUR", at: position(currency))
        }
        guard let value = rate.scalar.flatMap({ Double($0.string) }), value > 0, value.isFinite else {
            return fault(
                "rates", found: text(of: rate).quoted, expected: "what one \(code) is in USD", at: position(rate))
        }
        rates[code] = value
    }

    private mutating func readTable(_ table: DatasetTable, _ node: Node) {
        guard let sequence = node.sequence else {
            return fault(table.name, found: "no list", expected: "a list of rows", at: position(node))
        }
        var rows: [Row] = []
        for item in sequence {
            guard let mapping = item.mapping else {
                fault(table.name, found: "a row that is no mapping", expected: "columns and values", at: position(item))
                continue
            }
            rows.append(
                Row(
                    position: position(item),
                    values: mapping.map { key, value in
                        (key.string ?? "", text(of: value), position(value))
                    }))
        }
        tables.append((table, rows))
    }

    /// A scalar as written, a list joined as a cell has it, nothing for null.
    private func text(of node: Node) -> String {
        if let sequence = node.sequence {
            return sequence.map { $0.scalar?.string ?? "" }.joined(separator: ";")
        }
        guard let scalar = node.scalar else { return "" }
        let isNull = scalar.style == .plain && ["null", "Null", "NULL", "~"].contains(scalar.string)
        return isNull ? "" : scalar.string
    }

    private mutating func unknown(_ key: String, at node: Node, among names: [String], _ expected: String) {
        fault(
            "", found: key.quoted, expected: expected, at: position(node),
            hint: nearest(to: key, among: names).map { "did you mean \($0.quoted)?" })
    }

    private func position(_ node: Node) -> CSVPosition {
        CSVPosition(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    }

    private mutating func fault(
        _ key: String, found: String, expected: String, at place: CSVPosition = CSVPosition(line: 0, column: 0),
        hint: String? = nil
    ) {
        faults.add(
            DatasetFault(
                file: file, line: place.line, column: place.column, key: key, found: found, expected: expected,
                hint: hint))
    }
}

extension DatasetDocument.Row {
    /// A column's value as a cell would have it; empty where the row lacks it.
    func text(of column: String) -> String {
        values.last { $0.column == column }?.text ?? ""
    }
}

extension [DatasetDocument.Row] {
    /// Every column that a row names, in the order in which they are met.
    var columnNames: [String] {
        var seen: Set<String> = []
        return flatMap { $0.values.map(\.column) }.filter { seen.insert($0).inserted }
    }
}

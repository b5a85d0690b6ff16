import Domain
import KnowledgeBase
import Presentation

/// Datasets and whether answers rest on them, for people and for machines.
struct DatasetList: Encodable {
    let records: [DatasetRecord]
    private let visible: Set<Int64>

    init(records: [DatasetRecord], visible: [Dataset]) {
        self.records = records
        self.visible = Set(visible.map(\.id))
    }

    var blocks: [Block] {
        if records.isEmpty { return [.text("No datasets. berth import brings one in.")] }
        let rows = records.map { record in
            TextTable.Row([
                record.dataset.name, record.dataset.layer, record.dataset.asOf, Number.grouped(Int64(record.rowCount)),
                status(record), record.source,
            ])
        }
        return [
            .table(
                TextTable(
                    [
                        .init("name", flexible: true), .init("layer", flexible: true), .init("as of"),
                        .init("rows", .right),
                        .init("status"), .init("source", flexible: true),
                    ],
                    rows))
        ]
    }

    /// Each dataset with all that is known about it.
    var details: [Block] {
        records.flatMap { record -> [Block] in
            let dataset = record.dataset
            let fields = [
                ("layer", dataset.layer), ("as of", dataset.asOf), ("status", status(record)),
                ("source", record.source), ("licence", record.licence), ("imported", record.importedAt),
                ("sha256", dataset.sha256),
            ]
            let tables = record.rows.sorted { $0.key < $1.key }.map {
                TextTable.Row([$0.key, Number.grouped(Int64($0.value))])
            }
            return [
                .heading(dataset.name), .text(record.description),
                .table(
                    TextTable([.init("field"), .init("value", flexible: true)], fields.map { .init([$0.0, $0.1]) })),
                .table(TextTable([.init("table"), .init("rows", .right)], tables)),
            ]
        }
    }

    /// A newer version of the same dataset takes the place of the older one.
    private func status(_ record: DatasetRecord) -> String {
        if record.retiredAt != nil { return "retired" }
        return visible.contains(record.dataset.id) ? "in use" : "not in use"
    }

    private enum CodingKeys: String, CodingKey { case schema, datasets }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.datasets/1", forKey: .schema)
        try container.encode(records.map { Entry($0, status($0)) }, forKey: .datasets)
    }

    private struct Entry: Encodable {
        let record: DatasetRecord
        let status: String

        init(_ record: DatasetRecord, _ status: String) {
            self.record = record
            self.status = status
        }

        private enum CodingKeys: String, CodingKey {
            case name, layer, sha256, source, licence, description, status, rows
            case asOf = "as_of"
            case importedAt = "imported_at"
            case retiredAt = "retired_at"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(record.dataset.name, forKey: .name)
            try container.encode(record.dataset.layer, forKey: .layer)
            try container.encode(record.dataset.asOf, forKey: .asOf)
            try container.encode(record.dataset.sha256, forKey: .sha256)
            try container.encode(record.source, forKey: .source)
            try container.encode(record.licence, forKey: .licence)
            try container.encode(record.description, forKey: .description)
            try container.encode(record.importedAt, forKey: .importedAt)
            try container.encode(record.retiredAt, forKey: .retiredAt)
            try container.encode(status, forKey: .status)
            try container.encode(record.rows, forKey: .rows)
        }
    }
}

extension DatasetRecord {
    var rowCount: Int { rows.values.reduce(0, +) }
}

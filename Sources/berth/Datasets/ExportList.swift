import Domain
import KnowledgeBase
import Presentation

/// Files that an export wrote, for people and for machines.
struct ExportList: Answer {
    let dataset: Domain.Dataset
    let folder: String
    let files: [(table: String, rows: Int)]

    var blocks: [Block] {
        let rows = files.map { TextTable.Row([$0.table + ".csv", Number.grouped(Int64($0.rows))]) }
        return [
            .headline("\(dataset.reference) (\(dataset.layer)) written to \(folder)"),
            .table(TextTable([.init("file", flexible: true), .init("rows", .right)], rows)),
        ]
    }

    private enum CodingKeys: String, CodingKey { case schema, dataset, layer, sha256, folder, files }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.export/1", forKey: .schema)
        try container.encode(dataset.name, forKey: .dataset)
        try container.encode(dataset.layer, forKey: .layer)
        try container.encode(dataset.sha256, forKey: .sha256)
        try container.encode(folder, forKey: .folder)
        try container.encode(files.map { File(file: $0.table + ".csv", rows: $0.rows) }, forKey: .files)
    }

    private struct File: Encodable {
        let file: String
        let rows: Int
    }
}

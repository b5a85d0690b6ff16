import Domain
import Importing
import Ledger
import Presentation

/// Brings folders of architecture decision records in as decisions without a plan.
struct RecordImport {
    let session: Session

    /// - Parameter name: what the records' origins begin with; else the folder's own name.
    func run(_ paths: [String], name: String?, dryRun: Bool) throws -> RecordImportList {
        let folders = try paths.map { try ArchitectureRecordFolder($0, name: name) }
        let outcomes = try session.ledger.record(
            folders.flatMap(decisions), program: Berth.version, dryRun: dryRun)
        return RecordImportList(
            outcomes: outcomes, skipped: folders.flatMap(\.skipped), isDryRun: dryRun)
    }

    private func decisions(_ folder: ArchitectureRecordFolder) -> [ImportedDecision] {
        let origins = Dictionary(
            folder.records.compactMap { record in record.number.map { ($0, record.origin) } },
            uniquingKeysWith: { first, _ in first })
        return folder.records.map { record in
            ImportedDecision(
                origin: record.origin, title: record.title, choice: record.choice, text: record.text,
                author: record.people ?? session.author,
                at: record.date.map { "\($0)T00:00:00Z" } ?? session.clock.now, links: record.links,
                status: Event.Kind(rawValue: record.status.rawValue) ?? .proposed,
                statusText: record.statusText.lowercased() == record.status.rawValue ? "" : record.statusText,
                successor: record.supersededBy.flatMap { origins[$0] })
        }
    }
}

/// What `import --format adr` did, for people and for machines.
struct RecordImportList: Encodable {
    let outcomes: [ImportedOutcome]
    /// Files in the folder that are no records.
    let skipped: [String]
    let isDryRun: Bool

    var blocks: [Block] {
        let new = outcomes.filter { $0.change != .unchanged }
        let rows = new.map { outcome in
            TextTable.Row([
                isDryRun ? "–" : outcome.decision.description, outcome.origin, outcome.title, outcome.change.rawValue,
            ])
        }
        let verb = isDryRun ? "would be imported" : "imported"
        let table = TextTable(
            [.init("id"), .init("origin", flexible: true), .init("title", flexible: true), .init("is")], rows)
        return [
            .headline(
                "\(Number.count(new.count, "decision")) \(verb), \(outcomes.count - new.count) there already")
        ] + (rows.isEmpty ? [] : [.table(table)])
            + (skipped.isEmpty ? [] : [.text("No records: \(skipped.joined(separator: ", ")).")])
    }

    private enum CodingKeys: String, CodingKey {
        case schema, decisions, skipped
        case isDryRun = "dry_run"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.record-import/1", forKey: .schema)
        try container.encode(isDryRun, forKey: .isDryRun)
        try container.encode(outcomes.map { Entry($0, isDryRun: isDryRun) }, forKey: .decisions)
        try container.encode(skipped, forKey: .skipped)
    }

    private struct Entry: Encodable {
        let decision: String?
        let origin: String
        let title: String
        let change: String

        init(_ outcome: ImportedOutcome, isDryRun: Bool) {
            // A number that a dry run gave out is given again.
            decision = isDryRun && outcome.change != .unchanged ? nil : outcome.decision.description
            origin = outcome.origin
            title = outcome.title
            change = outcome.change.rawValue
        }
    }
}

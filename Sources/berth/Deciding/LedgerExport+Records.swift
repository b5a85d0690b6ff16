import Domain
import Importing
import Ledger
import Presentation

extension LedgerExport {
    /// A folder of records: `0007-plate-detector.md` and so on, `index.md`, `anchor.json`.
    ///
    /// - Returns: how many decisions.
    func writeRecords(to folder: String) throws -> Int {
        try OutputFile.makeFolder(folder)
        let decisions = try decisions()
        let files = Dictionary(
            decisions.map { ($0.id.description, Self.fileName($0)) }, uniquingKeysWith: { first, _ in first })
        for summary in decisions {
            let text = try record(summary, files)
            try OutputFile.write(text, to: "\(folder)/\(Self.fileName(summary))")
        }
        try OutputFile.write(index(decisions), to: folder + "/index.md")
        try OutputFile.write(JSONDocument(session.ledger.anchor()).text + "\n", to: folder + "/anchor.json")
        return decisions.count
    }

    private func record(_ summary: DecisionSummary, _ files: [String: String]) throws -> String {
        let decision = try session.ledger.decision(summary.id)
        let events = try session.ledger.events(of: summary.id)
        func link(_ id: String) -> DecisionRecord.Link { .init(id: id, file: files[id]) }
        var record = DecisionRecord(
            id: summary.id.description, status: summary.status.rawValue, date: summary.day, author: summary.author)
        record.because = events.last { $0.kind == .accepted || $0.kind == .rejected }?.remarks.because
        record.supersededBy = events.successor.map(link)
        record.supersedes = events.predecessors.map(link)
        record.links = events.flatMap { $0.remarks.links ?? [] }
        record.tags = events.tags
        record.history = events.map(\.line)
        if let origin = summary.origin {
            let document = try ArchitectureRecord(origin: origin, text: decision.importedText)
            return record.text(title: document.title, body: document.body)
        }
        return try record.text(decision.recommendation(), titles: session.ledger.targetTitles(of: decision))
    }

    private func index(_ decisions: [DecisionSummary]) -> String {
        let rows = decisions.map { decision in
            "| [\(decision.id)](\(Self.fileName(decision))) | \(decision.day) | \(Markdown.escaped(decision.workload)) "
                + "| \(Markdown.escaped(decision.choice)) | \(decision.status.rawValue) |\n"
        }
        return "# Decisions\n\n| id | date | about | chosen | status |\n|---|---|---|---|---|\n" + rows.joined()
    }

    /// `0007-plate-detector.md`
    private static func fileName(_ decision: DecisionSummary) -> String {
        let number = String(decision.id.number)
        let words = decision.workload.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let slug = String(words).split(separator: "-").joined(separator: "-").prefix(60)
        return String(repeating: "0", count: max(0, 4 - number.count)) + number + (slug.isEmpty ? "" : "-\(slug)")
            + ".md"
    }
}

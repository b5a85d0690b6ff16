import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Writes decisions out as records in MADR form, as JSON or as CSV.",
            discussion: """
                adr writes a folder with a file for each decision, an index and the anchor of the ledger, fit for
                version control: what did not change keeps its bytes. json and csv go to standard output without --out.

                EXAMPLE
                  berth decisions export --out docs/decisions
                  berth decisions export --format csv --status accepted > accepted.csv
                """)

        @Option(help: "What to write.")
        var format = ExportFormat.adr

        @Option(help: ArgumentHelp("The folder (adr) or the file to write.", valueName: "path"))
        var out: String?

        @OptionGroup var filters: DecisionFilterArguments

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard out?.isEmpty != true else { throw ValidationError("--out is empty") }
            if format == .adr, out == nil { throw ValidationError("--format adr writes a folder: name it with --out") }
            if format == .csv, out == nil, options.json {
                throw ValidationError("--json and --format csv want the same standard output: give --out")
            }
        }

        func answer(_ session: Session) throws {
            let export = LedgerExport(session, filters.filter(options, limit: nil))
            guard let out else {
                try export.write(format) { try session.print($0) }
                return
            }
            let receipt = ExportReceipt(
                format: format, path: out,
                decisions: try format == .adr ? export.writeRecords(to: out) : export.write(format, file: out))
            if options.json { try session.print(JSONDocument(receipt)) } else { try session.print(receipt.blocks) }
        }

        func run() throws { try answer(Session(options)) }
    }
}

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case adr, json, csv
}

/// What an export wrote, for people and for machines.
struct ExportReceipt: Encodable {
    let format: ExportFormat
    let path: String
    let decisions: Int

    var blocks: [Block] {
        let what = format == .adr ? ", an index and the ledger's anchor" : ""
        return [.text("Wrote \(Number.count(decisions, "decision"))\(what) to \(path).")]
    }

    private enum CodingKeys: String, CodingKey { case schema, format, path, decisions }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.export/1", forKey: .schema)
        try container.encode(format.rawValue, forKey: .format)
        try container.encode(path, forKey: .path)
        try container.encode(decisions, forKey: .decisions)
    }
}

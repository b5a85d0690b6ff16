import ArgumentParser
import Domain
import Ledger
import Presentation

/// What every verb of `decide` understands.
struct DecideArguments: ParsableArguments {
    @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
    var decision: DecisionID

    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var because: String

    @Option(help: ArgumentHelp("A ticket or page that belongs to it; may be repeated.", valueName: "url"))
    var link: [String] = []

    @Option(help: ArgumentHelp("A word to find the decision by; may be repeated.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: ArgumentHelp("A tag to take away; may be repeated.", valueName: "tag"))
    var untag: [String] = []

    @Flag(help: "Check everything and append nothing.")
    var dryRun = false

    func validate() throws {
        for (name, texts) in [("--because", [because]), ("--link", link), ("--tag", tag), ("--untag", untag)]
        where texts.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw ValidationError("\(name) is empty")
        }
    }

    func run(_ verdict: Verdict, _ options: GlobalOptions) throws {
        let session = try Session(options, writes: !dryRun)
        let events = try session.ledger.decide(
            verdict, on: decision, remarks: EventRemarks(because: because, links: link, tags: tag, untags: untag),
            author: session.author, at: session.clock.now, dryRun: dryRun)
        let receipt = Receipt(events: events, isDryRun: dryRun)
        if options.json { try session.print(JSONDocument(receipt)) } else { try session.print(receipt.blocks) }
    }
}

/// What `decide` appended, for people and for machines.
struct Receipt: Encodable {
    let events: [Event]
    let isDryRun: Bool

    var blocks: [Block] {
        events.map { event in
            let remarks = event.remarks.lines.joined(separator: "; ")
            return .text(
                "\(event.decision) \(isDryRun ? "would be " : "")\(event.kind.rawValue) by \(event.author): \(remarks)")
        }
    }

    private enum CodingKeys: String, CodingKey {
        case schema, events
        case isDryRun = "dry_run"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.events/1", forKey: .schema)
        try container.encode(isDryRun, forKey: .isDryRun)
        try container.encode(events.map { EventEntry($0) }, forKey: .events)
    }
}

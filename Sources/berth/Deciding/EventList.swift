import Domain
import Ledger
import Presentation

/// `decisions history`, for people and for machines.
struct EventList: Encodable {
    /// Nil for a timeline over all.
    private let decision: DecisionID?
    private let events: [(event: Event, workload: String)]
    private let leftOut: Int

    /// Of one decision, oldest first; else of those that the filter leaves, newest first.
    init(_ decision: DecisionID?, _ filter: DecisionFilter, _ ledger: Ledger) throws {
        self.decision = decision
        if let decision {
            let workload = try ledger.decision(decision).summary.workload
            events = try ledger.events(of: decision).map { ($0, workload) }
            leftOut = 0
        } else {
            (events, leftOut) = try ledger.timeline(filter)
        }
    }

    var blocks: [Block] {
        guard !events.isEmpty else { return [.text("Nothing happened yet. berth recommend makes a decision.")] }
        let rows = events.map { event, workload in
            TextTable.Row(
                [event.at] + (decision == nil ? [event.decision.description, workload] : [])
                    + [event.kind.rawValue, event.author],
                remark: event.remarks.lines.isEmpty ? nil : event.remarks.lines.joined(separator: "; "))
        }
        let columns: [TextTable.Column] =
            [.init("at")] + (decision == nil ? [.init("id"), .init("workload", flexible: true)] : [])
            + [.init("event"), .init("author", flexible: true)]
        let heading = decision.map { [Block.headline("\($0): \(events[0].workload)")] } ?? []
        let tags = decision == nil ? [] : events.map(\.event).tags
        return heading + [.table(TextTable(columns, rows, remarks: "remarks"))]
            + (tags.isEmpty ? [] : [.text("Tags: \(tags.joined(separator: ", "))")])
            + Block.cutOff(leftOut, "older event")
    }

    private enum CodingKeys: String, CodingKey {
        case schema, events
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.history/1", forKey: .schema)
        try container.encode(events.map { EventEntry($0.event, workload: $0.workload) }, forKey: .events)
        try container.encode(leftOut, forKey: .leftOut)
    }
}

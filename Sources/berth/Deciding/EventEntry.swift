import Domain
import Foundation
import Ledger

/// An event as a member of a JSON list.
struct EventEntry: Encodable {
    private let number: Int64
    private let decision: String
    private let workload: String?
    private let event: String
    private let at: String
    private let author: String
    private let body: AnyJSON?
    private let hash: String

    init(_ event: Event, workload: String? = nil) {
        number = event.number
        decision = event.decision.description
        self.workload = workload
        self.event = event.kind.rawValue
        at = event.at
        author = event.author
        body = try? JSONDecoder().decode(AnyJSON.self, from: Data(event.body.utf8))
        hash = event.hash
    }
}

extension Event {
    /// `2026-08-21T09:30:00Z accepted by Ada: cheap: https://tickets/OPS-12`
    var line: String {
        "\(at) \(kind.rawValue) by \(author)" + remarks.lines.map { ": " + $0 }.joined()
    }
}

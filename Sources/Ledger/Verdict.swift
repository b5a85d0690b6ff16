public import Domain

/// What somebody makes of a decision.
public enum Verdict: Hashable, Sendable {
    case accept, reject, note
    /// The other decision takes its place.
    case supersede(by: DecisionID)

    var event: Event.Kind {
        switch self {
        case .accept: .accepted
        case .reject: .rejected
        case .note: .noted
        case .supersede: .superseded
        }
    }

    /// Holds the decision's life: proposed → accepted → rejected or superseded; the last two are final.
    ///
    /// - Parameter successor: the status of the decision that is to take this one's place.
    /// - Throws: `.usage` where the decision's status does not allow it.
    func check(_ id: DecisionID, _ status: Event.Kind, successor: Event.Kind?) throws(BerthError) {
        switch (self, status) {
        case (.note, _): return
        case (.accept, .proposed), (.reject, .proposed), (.reject, .accepted): return
        case (.supersede(let other), .proposed), (.supersede(let other), .accepted):
            guard other != id else {
                throw BerthError(
                    .usage, "\(id) cannot supersede itself", hints: ["--by names the decision that takes its place"])
            }
            guard successor != .rejected, successor != .superseded else {
                throw BerthError(
                    .usage, "\(other) is \(successor?.rawValue ?? "unknown") and cannot take the place of \(id)",
                    hints: ["berth decisions history \(other) tells why"])
            }
        default: throw refusal(id, status)
        }
    }

    private func refusal(_ id: DecisionID, _ status: Event.Kind) -> BerthError {
        let hint =
            switch status {
            case .rejected: "a rejection is final: berth recommend makes a new decision"
            case .superseded: "berth decisions history \(id) names the decision that took its place"
            default: "berth decisions history \(id) tells by whom and why"
            }
        let doing =
            switch self {
            case .accept: "accepted"
            case .reject: "rejected"
            case .supersede: "superseded"
            case .note: "noted"
            }
        return BerthError(
            .usage,
            status == event
                ? "\(id) is \(status.rawValue) already" : "\(id) is \(status.rawValue) and cannot be \(doing)",
            hints: [hint])
    }
}

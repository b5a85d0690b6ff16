import Domain
import KnowledgeBase
import Ledger

/// What became of a decision's grounds.
struct DecisionDrift {
    /// The option that won then, as it would do now.
    enum Now {
        /// It held every constraint.
        case compared(DeploymentOption)
        case out(Recommendation.Rejection)
        /// Planning does not come upon it any more, or nothing was feasible then.
        case absent
    }

    let decision: DecisionSummary
    let program: String
    /// The option that won then; nil where nothing was feasible.
    let then: DeploymentOption?
    let now: Now
    /// What wins now; nil where nothing is feasible.
    let winner: DeploymentOption?
    /// Cited facts that say something else now, those that the winner rests on first.
    let moved: [(change: FactChange, isWinners: Bool)]

    var stillWins: Bool { then?.id == winner?.id }
}

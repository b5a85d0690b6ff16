import Domain

/// A constraint that something does not meet, with both sides and the facts that say so.
///
/// Thousands are found and a few dozen told, so the words are made when they are asked for.
struct Violation: Sendable {
    /// The workload's key (`slo.p95_ms`) or the platform's property (`memory`, `driver`).
    let constraint: String
    /// How far off it is: actual ÷ required, at least 1; 1 where nothing can be measured.
    let distance: Double
    private let words: @Sendable () -> (required: String, actual: String)
    private let support: @Sendable () -> [any Fact]

    init(
        constraint: String, required: @autoclosure @escaping @Sendable () -> String,
        actual: @autoclosure @escaping @Sendable () -> String, facts: @autoclosure @escaping @Sendable () -> [any Fact],
        distance: Double = 1
    ) {
        self.constraint = constraint
        self.distance = distance
        words = { (required(), actual()) }
        support = facts
    }

    var required: String { words().required }
    var actual: String { words().actual }
    var facts: [any Fact] { support() }
}

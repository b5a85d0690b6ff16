import Domain

/// A constraint that something does not meet, with both sides and the facts that say so.
struct Violation: Sendable {
    /// The workload's key (`slo.p95_ms`) or the platform's property (`memory`, `driver`).
    let constraint: String
    let required: String
    let actual: String
    let facts: [any Fact]
    /// How far off it is: actual ÷ required, at least 1; 1 where nothing can be measured.
    var distance: Double = 1
}

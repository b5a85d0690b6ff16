/// An alert with the cases that prove it: series that make it fire, and series that leave it quiet.
struct Alert: Sendable {
    let name: StaticString
    let expression: String
    let hold: StaticString
    let severity: Severity
    let summary: String
    let runbook: StaticString
    /// What of the decision the threshold is.
    let basis: String
    let failing: [Series]
    let healthy: [Series]
    /// When the failing series have failed for long enough.
    let time: StaticString
    /// Labels that the expression leaves on the alert.
    let labels: [Label]

    enum Severity: String, Sendable {
        /// Somebody has to act now.
        case page
        /// Somebody has to act this week.
        case ticket
    }

    /// A series of samples, one a minute, in promtool's notation.
    struct Series: Sendable {
        let metric: String
        let values: StaticString
    }

    struct Label: Sendable {
        let key: StaticString
        let value: String
    }

    init(
        _ name: StaticString, _ expression: String, for hold: StaticString, _ severity: Severity, summary: String,
        runbook: StaticString, basis: String, failing: [Series], healthy: [Series], at time: StaticString = "3h",
        labels: [Label] = []
    ) {
        self.name = name
        self.expression = expression
        self.hold = hold
        self.severity = severity
        self.summary = summary
        self.runbook = runbook
        self.basis = basis
        self.failing = failing
        self.healthy = healthy
        self.time = time
        self.labels = labels
    }
}

/// Series of one workload: its metrics with the label that its Service gives them.
struct Selector: Sendable {
    private let job: Slug

    init(_ job: Slug) {
        self.job = job
    }

    /// `requests_total{code="500"}` with the workload's own label beside what is there.
    func series(_ metric: String, _ more: String = "") -> String {
        let name = metric.prefix { $0 != "{" }
        let labels = metric.dropFirst(name.count).dropFirst().dropLast()
        return "\(name){" + ([String(labels), "job=\"\(job)\"", more].filter { !$0.isEmpty }.joined(separator: ","))
            + "}"
    }

    func rate(_ metric: String, _ window: String) -> String { "sum(rate(\(series(metric))[\(window)]))" }
}

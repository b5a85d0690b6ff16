public import Domain

/// A decision as an architecture decision record in MADR form (https://adr.github.io/madr/).
///
/// The same decision and history give the same bytes, so that a folder of records can be kept under version control.
public struct DecisionRecord: Sendable {
    /// A decision that another one took the place of, or the other way round, and its file.
    public struct Link: Sendable {
        public let id: String
        public let file: String?

        /// - Parameter file: nil where it is not among the records.
        public init(id: String, file: String?) {
            self.id = id
            self.file = file
        }

        var markdown: String { file.map { "[\(id)](\($0))" } ?? id }
    }

    public let id: String
    public let status: String
    /// `YYYY-MM-DD`.
    public let date: String
    public let author: String
    public var because: String?
    public var supersededBy: Link?
    public var supersedes: [Link] = []
    public var links: [String] = []
    public var tags: [String] = []
    /// A line for each event, oldest first.
    public var history: [String] = []

    public init(id: String, status: String, date: String, author: String) {
        self.id = id
        self.status = status
        self.date = date
        self.author = author
    }

    /// Of a decision with a plan.
    ///
    /// - Parameter titles: what people call each target, by its id.
    public func text(_ recommendation: Recommendation, titles: [String: String]) -> String {
        let names = OptionNames(recommendation.options, titles: titles)
        let winner = recommendation.options.first
        let choice = winner.map { names[$0] } ?? "nothing feasible"
        let parts =
            [frontMatter, "# \(Markdown.escaped("\(recommendation.workload.name): \(choice)"))"]
            + context(recommendation.workload) + drivers(recommendation) + considered(recommendation, names)
            + outcome(recommendation, choice) + options(recommendation, names) + more(recommendation)
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Of a decision that was imported: its own words under what became of it since.
    public func text(title: String, body: String) -> String {
        let parts = [frontMatter, "# " + title, body] + (history.count > 1 ? historyPart : [])
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var frontMatter: String {
        let standing = supersededBy.map { "superseded by \($0.id)" } ?? status
        return """
            ---
            status: "\(standing)"
            date: \(date)
            decision-makers: \(Markdown.quoted(author))
            ---
            """
    }

    private func context(_ workload: Workload) -> [String] {
        var lines = ["* Kind: \(workload.kind.rawValue)", "* Model: \(Markdown.escaped(workload.model.name))"]
        if let traffic = workload.traffic {
            lines.append(
                "* Traffic: \(Number.short(traffic.averageRPS)) requests/s on average, "
                    + "\(Number.short(traffic.peakRPS)) at the peak")
        }
        if let job = workload.job {
            lines.append(
                "* Job: \(Number.short(job.itemsPerRun)) items a run, \(Number.short(job.runsPerMonth)) runs a month")
        }
        lines += workload.promises.map { "* Promised: \($0)" }
        return [
            "## Context and Problem Statement",
            "Where and how should \(Markdown.escaped(workload.name)) run?", lines.joined(separator: "\n"),
        ]
    }

    private func drivers(_ recommendation: Recommendation) -> [String] {
        guard let winner = recommendation.options.first else { return [] }
        let lines = winner.score.criteria.map {
            "* \($0.criterion.rawValue), weight \(Number.fixed($0.weight, decimals: 3))"
        }
        return ["## Decision Drivers", lines.joined(separator: "\n")]
    }

    private func considered(_ recommendation: Recommendation, _ names: OptionNames) -> [String] {
        guard !recommendation.options.isEmpty else { return [] }
        let rest = recommendation.optionsCompared - recommendation.options.count
        return [
            "## Considered Options",
            recommendation.options.map { "* \(Markdown.escaped(names[$0]))" }.joined(separator: "\n"),
        ]
            + (rest > 0
                ? ["\(Number.count(rest, "more option")) were compared and rank behind others of their kind."] : [])
    }

    private func outcome(_ recommendation: Recommendation, _ choice: String) -> [String] {
        guard let winner = recommendation.options.first else {
            let reasons = recommendation.rejected.map {
                "* \(Markdown.escaped($0.option)): \($0.constraint), required \(Markdown.escaped($0.required)), "
                    + "actual \(Markdown.escaped($0.actual))"
            }
            return ["## Decision Outcome", "No option is feasible.", reasons.joined(separator: "\n")].filter {
                !$0.isEmpty
            }
        }
        let score =
            "it scores \(Number.fixed(winner.score.total, decimals: 3)), best of "
            + Number.count(recommendation.optionsCompared, "feasible option")
        let reason = because.map { "\(Markdown.escaped($0)) (\(score))" } ?? score
        let consequences =
            winner.reasons.map { "* Good, because \(Markdown.escaped($0))" }
            + winner.cautions.map { "* Bad, because \(Markdown.escaped($0))" }
        return ["## Decision Outcome", "Chosen option: \"\(Markdown.escaped(choice))\", because \(reason)."]
            + (consequences.isEmpty ? [] : ["### Consequences", consequences.joined(separator: "\n")])
            + [
                "### Confirmation",
                "`berth decisions replay \(id)` computes it again from the facts it saw, "
                    + "`berth decisions drift \(id)` on those of today.",
            ]
    }

    private func options(_ recommendation: Recommendation, _ names: OptionNames) -> [String] {
        guard let winner = recommendation.options.first else { return [] }
        return ["## Pros and Cons of the Options"]
            + recommendation.options.flatMap { option -> [String] in
                var lines = ["* `\(option.id)`", "* \(Money.cents(option.cost.total)) a month"]
                if let latency = option.latencyMilliseconds {
                    lines.append("* p95 \(TimeSpan.milliseconds(latency.p95))")
                }
                lines.append(
                    "* Score \(Number.fixed(option.score.total, decimals: 3)), "
                        + "first in \(Number.percent(option.winProbability)) of draws, \(option.evidence.rawValue)")
                if option.id != winner.id {
                    lines.append("* Than the chosen one: \(Trade(from: winner, to: option).text)")
                }
                return ["### \(Markdown.escaped(names[option]))", lines.joined(separator: "\n")]
            }
    }

    private func more(_ recommendation: Recommendation) -> [String] {
        var lines = ["* Decision \(id)"]
        lines += supersedes.map { "* Takes the place of \($0.markdown)" }
        if let supersededBy { lines.append("* Superseded by \(supersededBy.markdown)") }
        lines += links.map { "* <\($0)>" }
        if !tags.isEmpty { lines.append("* Tags: \(tags.map(Markdown.escaped).joined(separator: ", "))") }
        lines += recommendation.knowledge.datasets.map {
            "* Facts: \(Markdown.escaped($0.name)) (\($0.layer)) of \($0.asOf), `\($0.sha256.prefix(12))`"
        }
        return ["## More Information", lines.joined(separator: "\n")] + historyPart
    }

    private var historyPart: [String] {
        ["### History", history.map { "* " + Markdown.escaped($0) }.joined(separator: "\n")]
    }
}

extension Workload {
    /// What the service must keep, in words.
    fileprivate var promises: [String] {
        let figures: [(String, Double?, String)] = [
            ("p50", slo.p50Milliseconds, "ms"), ("p90", slo.p90Milliseconds, "ms"), ("p95", slo.p95Milliseconds, "ms"),
            ("p99", slo.p99Milliseconds, "ms"), ("time to first token, p95", slo.firstTokenP95Milliseconds, "ms"),
            ("time per token, p95", slo.perTokenP95Milliseconds, "ms"), ("deadline", job?.deadlineHours, "h"),
            ("cold start", slo.maxColdStartSeconds, "s"),
        ]
        let words = figures.compactMap { name, value, unit in value.map { "\(name) within \(Number.short($0)) \(unit)" }
        }
        return words
            + (slo.availabilityPercent.map { ["available \(Number.fixed($0, decimals: 3)) % of the time"] } ?? [])
            + (constraints.maxMonthlyUSD.map { ["at most \(Money.cents($0)) a month"] } ?? [])
    }
}

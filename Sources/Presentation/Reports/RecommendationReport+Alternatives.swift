import Domain

extension RecommendationReport {
    /// The best options side by side, and what choosing another than the first would mean.
    func alternatives(_ winner: DeploymentOption) -> [Block] {
        let options = recommendation.options
        guard options.count > 1 else { return [] }
        let speed = Speed(options)
        let rows = options.prefix(limit).map { option in
            TextTable.Row(
                [
                    "\(option.rank)", names[option], Money.short(option.cost.total),
                    speed.text(option), Number.fixed(option.score.total, decimals: 2),
                    Number.percent(option.winProbability),
                ],
                remark: option.id == winner.id ? nil : Trade(from: winner, to: option).text)
        }
        let table = TextTable(
            [
                .init("#", .right), .init("option", flexible: true), .init("$/month", .right),
                .init(speed.header, .right), .init("score", .right), .init("first", .right),
            ],
            rows, remarks: "instead of the first")
        return [.heading("Compared"), .table(table)] + leftOut(rows.count)
    }

    private func leftOut(_ shown: Int) -> [Block] {
        let kept = recommendation.options.count, compared = max(kept, recommendation.optionsCompared)
        guard compared > shown else { return [] }
        var text = "\(Number.count(compared - shown, "option")) left out"
        if kept > shown {
            let all = kept == compared ? "" : " shows \(kept - shown) of them"
            text += ": --limit \(kept)\(all)"
        }
        if compared > kept { text += kept > shown ? "; --all, all" : ": --all shows them" }
        return [.text(text + ".")]
    }
}

/// The one figure of speed by which options of a kind are compared.
private enum Speed {
    case firstToken, latency, duration

    init(_ options: [DeploymentOption]) {
        if options.contains(where: { $0.firstTokenP95Milliseconds != nil }) {
            self = .firstToken
        } else {
            self = options.contains { $0.latencyMilliseconds != nil } ? .latency : .duration
        }
    }

    var header: String {
        switch self {
        case .firstToken: "TTFT p95"
        case .latency: "p95"
        case .duration: "duration"
        }
    }

    func text(_ option: DeploymentOption) -> String {
        let text =
            switch self {
            case .firstToken: option.firstTokenP95Milliseconds.map(TimeSpan.milliseconds)
            case .latency: (option.latencyMilliseconds?.p95).map(TimeSpan.milliseconds)
            case .duration: (option.durationHours?.mean).map(TimeSpan.hours)
            }
        return text ?? "unknown"
    }
}

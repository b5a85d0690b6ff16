import Domain

extension RecommendationReport {
    /// The best options side by side, and what choosing another than the first would mean.
    func alternatives(_ winner: DeploymentOption) -> [Block] {
        let options = recommendation.options
        guard options.count > 1 else { return [] }
        let showsLatency = options.contains { $0.latencyMilliseconds != nil }
        let rows = options.prefix(limit).map { option in
            TextTable.Row(
                [
                    "\(option.rank)", names[option], Money.short(option.cost.total),
                    speedCell(option, showsLatency: showsLatency), Number.fixed(option.score.total, decimals: 2),
                    Number.percent(option.winProbability),
                ],
                remark: option.id == winner.id ? nil : Trade(from: winner, to: option).text)
        }
        let table = TextTable(
            [.init("#", .right), .init("option", flexible: true), .init("$/month", .right),
                .init(showsLatency ? "p95" : "duration", .right), .init("score", .right), .init("wins", .right)],
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
        return [.text(text + ".")]
    }

    private func speedCell(_ option: DeploymentOption, showsLatency: Bool) -> String {
        if showsLatency { return option.latencyMilliseconds.map { TimeSpan.milliseconds($0.p95) } ?? "unknown" }
        return option.durationHours.map { TimeSpan.hours($0.mean) } ?? "unknown"
    }
}

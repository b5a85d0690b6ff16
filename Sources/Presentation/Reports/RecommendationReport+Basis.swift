import Domain

extension RecommendationReport {
    func basis(_ winner: DeploymentOption) -> [Block] {
        let facts = winner.facts
        let datasets = recommendation.knowledge.datasets
        let layers = datasets.map { "\($0.name) of \($0.asOf)" }.joined(separator: ", ")
        var text = "\(Number.count(facts.count, "fact")) from \(Number.count(datasets.count, "dataset")) (\(layers))"
        if let oldest = facts.compactMap(\.asOf).min() {
            text += "; the oldest is of \(oldest)"
            if let age = today?.age(of: oldest), age != "today" { text += ", \(age) old" }
        }
        let undated = facts.count { $0.asOf == nil }, uncited = facts.count { $0.source == "uncited" }
        if undated > 0 { text += "; \(undated) without a date" }
        text += uncited > 0 ? "; \(uncited) uncited" : "; all cited"
        return [.heading("Rests on"), .text(text + ". " + winner.evidence.sentence)]
    }

    func citedFacts(_ winner: DeploymentOption) -> [Block] {
        let rows = winner.facts.map { fact in
            TextTable.Row([fact.id.text, fact.dataset, fact.asOf ?? "no date", fact.source])
        }
        let table = TextTable(
            [
                .init("fact", flexible: true), .init("dataset", flexible: true), .init("as of"),
                .init("source", flexible: true),
            ],
            rows)
        return rows.isEmpty ? [] : [.heading("Facts"), .table(table)]
    }

    func nextSteps(_ winner: DeploymentOption) -> [Block] {
        var next = ""
        if let decision = recommendation.decision {
            next = "berth decisions why \(decision) (what each figure rests on)"
            if detail == .summary { next += ", berth decisions show \(decision) --explain (the arithmetic)" }
        } else {
            next = detail == .summary ? "--explain (the arithmetic), " : ""
            next += "without --dry-run (records the decision)"
        }
        return [.text("Next: \(next)")]
    }
}

extension Evidence {
    var sentence: String {
        switch self {
        case .measured: "The service time was measured: this model, hardware, runtime and precision."
        case .scaled: "The service time is scaled from measurements on other hardware, runtime or precision."
        case .modelled: "The service time is modelled: a measurement, brought in with berth import, narrows it."
        }
    }
}

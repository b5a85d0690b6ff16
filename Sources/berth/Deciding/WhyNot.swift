import Domain
import Ledger
import Planning
import Presentation

/// Why a decision did not take an option: from its record or, where that is silent, by planning again over the facts
/// that it saw.
struct WhyNot {
    private static let mostRows = 12

    private let decision: Decision
    private let recommendation: Recommendation
    private let words: String
    private let fates: [OptionFate]
    /// Where the plan was narrowed to this region, because the decision looked at cheaper ones only.
    private let region: String?

    /// - Parameter words: an option's id, its rank, or words that its id holds.
    /// - Throws: `.notFound` where neither the record nor the plan comes upon such an option.
    init(_ decision: Decision, _ recommendation: Recommendation, not words: String, _ session: Session) throws {
        self.decision = decision
        self.recommendation = recommendation
        self.words = words
        let asked = OptionWords(words)
        let recorded = Self.recorded(recommendation, asked, words)
        guard recorded.isEmpty else {
            (fates, region) = (recorded, nil)
            return
        }
        let basis = try session.ledger.basis(of: decision)
        let recommender = Recommender(
            knowledgeBase: session.knowledgeBase, datasets: basis.datasets, today: basis.today)
        let snapshot = try recommender.snapshot(for: basis.workload)
        let planned = try Planner().fates(of: basis.workload, over: snapshot, where: asked.means).fates
        if planned.isEmpty, let named = asked.first(of: snapshot.regions.map(\.region)) {
            // Of each machine type only the cheapest allowed region is planned for.
            var narrowed = basis.workload
            narrowed.constraints.regions = [named]
            fates = try Planner().fates(
                of: narrowed, over: try recommender.snapshot(for: narrowed), where: asked.means
            ).fates
            region = named
        } else {
            (fates, region) = (planned, nil)
        }
        guard !fates.isEmpty else { throw Self.unknown(words, decision.id) }
    }

    private static func recorded(
        _ recommendation: Recommendation, _ asked: OptionWords, _ words: String
    ) -> [OptionFate] {
        if let rank = Int(words) { return recommendation.options.filter { $0.rank == rank }.map(OptionFate.compared) }
        if let exact = recommendation.options.first(where: { $0.id == words }) { return [.compared(exact)] }
        return recommendation.options.filter { asked.means($0.id) }.map(OptionFate.compared)
            + recommendation.rejected.filter { asked.means($0.option) }.map(OptionFate.out)
    }

    private static func unknown(_ words: String, _ id: DecisionID) -> BerthError {
        BerthError(
            .notFound, "\(id) came upon no option '\(words)'",
            hints: [
                "an option is meant by its id, its rank, or words that its id holds: provider, region, target, machine",
                "berth decisions options \(id) lists those on record; the datasets may not offer what is meant",
            ])
    }

    func blocks(titles: [String: String], today: CalendarDay?) -> [Block] {
        let remark = region.map {
            [
                .text(
                    "\(decision.id) looked at the cheapest region of each machine type; this ranks it among the options "
                        + "of \($0) alone.")
            ] as [Block]
        }
        guard let only = fates.first, Set(fates.map(\.option)).count == 1 else { return table + (remark ?? []) }
        let subject: WhyNotReport.Subject =
            switch only {
            case .compared(let option): .ranked(option)
            case .out(let rejection): .rejected(rejection)
            }
        return WhyNotReport(recommendation, of: subject, titles: titles, today: today).blocks + (remark ?? [])
    }

    private var table: [Block] {
        let rows = fates.prefix(Self.mostRows).map { fate -> TextTable.Row in
            switch fate {
            case .compared(let option):
                return .init(
                    [option.id, "#\(option.rank)"],
                    remark: recommendation.options.first.map { Trade(from: $0, to: option).text })
            case .out(let rejection):
                return .init(
                    [rejection.option, rejection.wasPassedOver ? "passed over" : rejection.constraint],
                    remark: "required \(rejection.required), actual \(rejection.actual)")
            }
        }
        let rest = fates.count - rows.count
        return [
            .headline("'\(words)' fits \(Set(fates.map(\.option)).count) options of \(decision.id)"),
            .table(TextTable([.init("option", flexible: true), .init("outcome")], rows, remarks: "why")),
        ] + (rest > 0 ? [.text("\(Number.count(rest, "more outcome")): give more words, or --json.")] : [])
    }
}

extension WhyNot: Encodable {
    private enum CodingKeys: String, CodingKey { case schema, decision, asked, options, region }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.why-not/1", forKey: .schema)
        try container.encode(decision.id.description, forKey: .decision)
        try container.encode(words, forKey: .asked)
        try container.encode(region, forKey: .region)
        try container.encode(fates.map(Entry.init), forKey: .options)
    }

    /// An option that was compared, as `recommend --json` has it, or a rejection; `outcome` tells which.
    private struct Entry: Encodable {
        let fate: OptionFate

        private enum CodingKeys: String, CodingKey { case outcome }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            switch fate {
            case .compared(let option):
                try option.encode(to: encoder)
                try container.encode("compared", forKey: .outcome)
            case .out(let rejection):
                try rejection.encode(to: encoder)
                try container.encode(rejection.wasPassedOver ? "passed_over" : "ruled_out", forKey: .outcome)
            }
        }
    }
}

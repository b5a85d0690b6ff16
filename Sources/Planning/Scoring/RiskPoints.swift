import Domain

/// The parts of an option's risk, which add up to at most about 1.
struct RiskPoints {
    let parts: [(name: String, points: Double)]

    init(_ context: PlanningContext, _ candidate: Candidate, _ sizing: Sizing, _ bill: Bill) {
        let target = candidate.target
        let evidence: Double =
            switch sizing.evidence {
            case .measured: 0
            case .scaled: 0.1
            case .modelled: 0.2
            }
        let width = min(0.2, 0.05 * max(0, sizing.serviceTime.ratio - 1))
        var facts = 0, uncited = 0, stale = 0
        for line in bill.lines {
            for fact in line.facts {
                let provenance = fact.provenance
                let days = Age.days(provenance.asOf, until: context.snapshot.today) ?? .infinity
                facts += 1
                uncited += provenance.isUncited ? 1 : 0
                stale += days > context.assumptions[.staleAfterDays] ? 1 : 0
            }
        }
        func part(_ count: Int) -> Double { Double(count) / Double(max(facts, 1)) }
        let promised = context.workload.slo.availabilityPercent ?? 0
        let unpromised = context.workload.kind.hasTraffic && target.availabilityPercent == nil && promised > 0 ? 0.1 : 0
        let single =
            context.workload.kind == .online && target.zones == .own && sizing.machinesPeak < 2 ? 0.1 : 0
        let interruption =
            candidate.placement.purchase == .spot ? (context.workload.kind == .online ? 0.25 : 0.1) : 0
        let share = candidate.placement.sharesDevice ? 0.2 : 0
        let commitment: Double =
            switch candidate.placement.purchase {
            case .reserved1Year: 0.1
            case .reserved3Years: 0.2
            default: 0
            }
        parts = [
            ("evidence", evidence), ("interval", width), ("uncited", 0.1 * part(uncited)), ("age", 0.1 * part(stale)),
            ("availability", unpromised), ("one replica", single), ("interruptions", interruption),
            ("shared device", share), ("commitment", commitment), ("lock-in", 0.015 * Double(target.lockIn)),
        ]
    }

    var total: Double { min(1, parts.map(\.points).reduce(0, +)) }
}

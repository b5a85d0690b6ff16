public import Domain

/// Finds the smallest changes to an impossible workload that make it possible, by planning each change.
public struct Relaxer {
    private let planner = Planner(optionLimit: 1, rehearses: false)

    public init() {}

    /// Single changes where there are any; else the one set of changes of which none can be left out. Another kind of
    /// work comes last, for it is another question.
    ///
    /// - Parameter snapshot: the facts for a changed workload; wider constraints need more of them.
    /// - Returns: the smallest changes first; changes of a word after changes of a figure.
    public func relaxations(
        of workload: Workload, snapshot: (Workload) throws -> Snapshot
    ) throws -> [Recommendation.Relaxation] {
        func nearest(_ loosenings: [Loosening]) throws -> [Nearest] {
            try loosenings.compactMap { try self.nearest($0, workload, snapshot) }
        }
        var ways = try nearest(Loosening.figures(workload) + Loosening.words(workload))
        if ways.isEmpty { ways = try together(workload, snapshot).map { [$0] } ?? [] }
        let sorted = ways.sorted { ($0.distance, $0.relaxation.change) < ($1.distance, $1.relaxation.change) }
        return (sorted + (try nearest(Loosening.kinds(workload)))).map(\.relaxation)
    }

    /// The first step of a loosening that is feasible.
    private func nearest(
        _ loosening: Loosening, _ workload: Workload, _ snapshot: (Workload) throws -> Snapshot
    ) throws -> Nearest? {
        let facts = try snapshot(loosening.applied(to: workload, step: 0))
        for step in loosening.changes.indices {
            let options = options(of: loosening.applied(to: workload, step: step), facts)
            if let nearest = Nearest([loosening], options) { return nearest }
        }
        return nil
    }

    /// A minimal set of demands to loosen together, found by deletion: all are loosened, then each in turn is asked for
    /// again and stays so where an option is still feasible. Words are asked for again before figures, for a person
    /// gives way on a figure first.
    private func together(
        _ workload: Workload, _ snapshot: (Workload) throws -> Snapshot
    ) throws -> Nearest? {
        func options(loosening demands: [Loosening]) throws -> [DeploymentOption] {
            let loosened = demands.reduce(workload) { $1.applied(to: $0) }
            return self.options(of: loosened, try snapshot(loosened))
        }
        let figures = Loosening.figures(workload)
        for demands in [figures, Loosening.words(workload) + figures] where demands.count > 1 {
            var kept = demands
            var found = try options(loosening: kept)
            guard !found.isEmpty else { continue }
            for demand in demands {
                let fewer = kept.filter { $0.key != demand.key }
                let remaining = try options(loosening: fewer)
                if !remaining.isEmpty { (kept, found) = (fewer, remaining) }
            }
            return Nearest(kept, found)
        }
        return nil
    }

    private func options(of workload: Workload, _ facts: Snapshot) -> [DeploymentOption] {
        (try? planner.plan(workload, over: facts))?.recommendation.options ?? []
    }
}

/// Of the options that loosened demands allow, the one that asks for the least change.
private struct Nearest {
    let distance: Double
    let relaxation: Recommendation.Relaxation

    /// Nil where there is no option.
    init?(_ demands: [Loosening], _ options: [DeploymentOption]) {
        func distance(_ option: DeploymentOption) -> Double {
            demands.reduce(1) { $0 * $1.reached(option).distance }
        }
        guard let option = options.min(by: { distance($0) < distance($1) }) else { return nil }
        self.distance = distance(option)
        relaxation = .init(
            change: Self.joined(demands.map(\.key)), from: Self.joined(demands.map(\.from)),
            to: Self.joined(demands.map { $0.reached(option).value }), then: option.id)
    }

    private static func joined(_ parts: [String]) -> String { parts.joined(separator: " and ") }
}

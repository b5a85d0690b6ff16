import Capacity
import Domain
import Importing
import Planning
import Presentation

/// From a plan and an option's name to what its replay came to.
struct Replay {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    struct Outcome {
        let option: ReplayableOption
        let arguments: ReplayArguments
        /// The trace as it was read, where there is one.
        let trace: ArrivalTrace?
        let result: SimulationResult
        let bill: DeploymentOption.Cost

        var spanHours: Double { result.spanSeconds / 3600 }
        var spanUSD: USD { bill.total.times(spanHours / option.hoursPerMonth) }
        var isBusyHour: Bool { arguments.busyHour }
    }

    func run(_ plan: Plan, option words: String, _ arguments: ReplayArguments) throws -> Outcome {
        let option = try chosen(words, of: plan)
        let trace = try arguments.trace.map { path throws(BerthError) in try ArrivalTrace(path: path) }
        var simulation = simulation(of: option, trace, arguments)
        circumstances(arguments, &simulation)
        let result = watched(simulation)
        return Outcome(
            option: option, arguments: arguments, trace: trace, result: result, bill: try option.bill(result))
    }

    private func chosen(_ words: String, of plan: Plan) throws -> ReplayableOption {
        let written = plan.recommendation.options
        guard !plan.optionIDs.isEmpty else {
            throw BerthError(
                .infeasible,
                "no option is feasible for \(plan.recommendation.workload.name), so there is none to replay",
                hints: ["berth recommend says why, and what would have to give"])
        }
        let id: String
        if let rank = Int(words), let option = written.first(where: { $0.rank == rank }) {
            id = option.id
        } else if let index = try OptionMatch.index(of: words, among: plan.optionIDs) {
            id = plan.optionIDs[index]
        } else {
            throw BerthError(
                .notFound, "there is no option '\(words)'",
                hints: [
                    "there are ranks 1 to \(written.count); berth recommend --dry-run lists them, --all every option"
                ])
        }
        guard let option = plan.replayable(id) else {
            let kind = plan.recommendation.workload.kind.rawValue
            throw BerthError(
                .badData, "a \(kind) workload has no arrivals to replay",
                hints: ["only online and async workloads have traffic"])
        }
        return option
    }

    private func simulation(
        of option: ReplayableOption, _ trace: ArrivalTrace?, _ arguments: ReplayArguments
    ) -> Simulation {
        let asked = arguments.hours.map { $0 * 3600 }
        if arguments.busyHour {
            return option.busyHour(
                seconds: asked ?? 3600, withSpare: !arguments.withoutSpare, seed: arguments.seed)
        }
        guard let trace else {
            return option.simulation(of: option.shape, seconds: asked ?? 86_400, seed: arguments.seed)
        }
        let arrivals: ArrivalPattern =
            switch trace.content {
            case .times(let times): .recorded(times)
            case .counts(let counts, let interval): .counted(counts, intervalSeconds: interval)
            }
        // The last arrival belongs to the span.
        let whole = trace.seconds + 1e-6
        return option.simulation(of: arrivals, seconds: min(asked ?? whole, whole), seed: arguments.seed)
    }

    private func circumstances(_ arguments: ReplayArguments, _ simulation: inout Simulation) {
        simulation.mostRequests = arguments.requests ?? .max
        simulation.bursts = arguments.burst.map { Bursts(factor: $0) }
        if let limit = arguments.queueLimit { simulation.limits.queue = limit }
        if let limit = arguments.timeLimitMs { simulation.limits.waitSeconds = limit / 1000 }
        if let losses = arguments.losses { simulation.fleet.interruptionsPerHour = losses }
        switch simulation.service {
        case .batches(var service):
            service.scatter = arguments.scatter
            service.maxWaitMilliseconds = arguments.batchWaitMs
            simulation.service = .batches(service)
        case .tokens(var service):
            service.lengthScatter = arguments.scatter
            simulation.service = .tokens(service)
        }
    }

    /// Ctrl-C ends the replay; what was measured until then is told.
    private func watched(_ simulation: Simulation) -> SimulationResult {
        Interruption.listen()
        var shown = -1
        defer { session.narrator.progress.end() }
        return simulation.run { share in
            let percent = Int(share * 100)
            if percent != shown {
                shown = percent
                session.narrator.progress.show(Self.bar(percent))
            }
            return !Interruption.wasRequested
        }
    }

    private static func bar(_ percent: Int) -> String {
        let done = percent * 30 / 100
        return "replaying  [" + String(repeating: "#", count: done) + String(repeating: "-", count: 30 - done)
            + "]  \(percent) %"
    }
}

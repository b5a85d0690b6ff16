import Capacity
import Domain
import Importing
import Planning

/// `berth.simulation/1`.
struct SimulationDocument: Encodable {
    private let outcome: Replay.Outcome

    init(_ outcome: Replay.Outcome) {
        self.outcome = outcome
    }

    private enum CodingKeys: String, CodingKey {
        case schema, workload, option, seed, complete, arrivals, promises, utilisation, dropped, replicas, hours, events
        case latency = "latency_ms"
        case firstToken = "ttft_ms"
        case perToken = "tpot_ms"
        case coldStarts = "cold_starts"
        case meanBatch = "mean_batch"
        case begunAgain = "begun_again"
        case cost = "cost_usd"
    }

    func encode(to encoder: any Encoder) throws {
        let result = outcome.result
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.simulation/1", forKey: .schema)
        try container.encode(outcome.option.workload.name, forKey: .workload)
        try container.encode(outcome.option.id, forKey: .option)
        try container.encode(outcome.arguments.seed, forKey: .seed)
        try container.encode(!result.wasStopped, forKey: .complete)
        try container.encode(Arrivals(outcome), forKey: .arrivals)
        try container.encode(Percentiles(result.latency), forKey: .latency)
        if result.firstToken.count > 0 {
            try container.encode(Percentiles(result.firstToken), forKey: .firstToken)
            try container.encode(Percentiles(result.perToken), forKey: .perToken)
        }
        try container.encode(ReplayedPromise.all(outcome.option.serviceLevel, result), forKey: .promises)
        try container.encode(
            ["replicas": result.utilisation.digits, "cores": result.coreUtilisation.digits], forKey: .utilisation)
        try container.encode(result.meanBatch.digits, forKey: .meanBatch)
        try container.encode(Drops(result), forKey: .dropped)
        try container.encode(Share(requests: result.cold, of: result.arrived), forKey: .coldStarts)
        try container.encode(result.retried, forKey: .begunAgain)
        try container.encode(Machines(outcome), forKey: .replicas)
        try container.encode(Cost(outcome), forKey: .cost)
        try container.encode(
            result.hours.enumerated().map { Hour($0.offset, $0.element, outcome.option.replicasPerMachine) },
            forKey: .hours)
        try container.encode(result.events, forKey: .events)
    }

    private struct Arrivals: Encodable {
        let source: String
        let trace: String?
        let shape: String?
        let requests: Int
        let hours: Double
        let averageRPS: Double

        init(_ outcome: Replay.Outcome) {
            source = outcome.trace != nil ? "trace" : outcome.isBusyHour ? "busy-hour" : "shape"
            trace = outcome.arguments.trace
            shape = source == "shape" ? outcome.option.workload.traffic?.shape.name : nil
            requests = outcome.result.arrived
            hours = outcome.spanHours.digits
            averageRPS = (Double(requests) / max(outcome.result.spanSeconds, 1e-9)).digits
        }

        private enum CodingKeys: String, CodingKey {
            case source, trace, shape, requests, hours
            case averageRPS = "average_rps"
        }
    }

    private struct Percentiles: Encodable {
        let mean, p50, p90, p95, p99, max: Double

        init(_ histogram: LatencyHistogram) {
            func milliseconds(_ share: Double) -> Double { (histogram.seconds(share) * 1000).digits }
            mean = (histogram.meanSeconds * 1000).digits
            p50 = milliseconds(0.5)
            p90 = milliseconds(0.9)
            p95 = milliseconds(0.95)
            p99 = milliseconds(0.99)
            max = (histogram.maximumSeconds * 1000).digits
        }
    }

    private struct Share: Encodable {
        let requests: Int
        let share: Double

        init(requests: Int, of all: Int) {
            self.requests = requests
            share = (Double(requests) / Double(max(all, 1))).digits
        }
    }

    private struct Drops: Encodable {
        let refused: Int
        let givenUp: Int
        let share: Double

        init(_ result: SimulationResult) {
            refused = result.refused
            givenUp = result.givenUp
            share = result.dropShare.digits
        }

        private enum CodingKeys: String, CodingKey {
            case refused, share
            case givenUp = "given_up"
        }
    }

    private struct Machines: Encodable {
        let average: Double
        let peak: Int
        let planned: DeploymentOption.Replicas

        init(_ outcome: Replay.Outcome) {
            let each = outcome.option.replicasPerMachine
            average = (outcome.result.averageMachines * Double(each)).digits
            peak = outcome.result.peakMachines * each
            planned = outcome.option.plannedReplicas
        }
    }

    private struct Cost: Encodable {
        let span: USD
        let month: USD
        let plannedMonth: USD

        init(_ outcome: Replay.Outcome) {
            span = outcome.spanUSD.roundedToCent
            month = outcome.bill.total
            plannedMonth = outcome.option.plannedUSDPerMonth
        }

        private enum CodingKeys: String, CodingKey {
            case span, month
            case plannedMonth = "planned_month"
        }
    }

    private struct Hour: Encodable {
        let hour: Int
        let requests: Int
        let replicasAverage: Double
        let replicasPeak: Int
        let late: Int
        let dropped: Int

        init(_ index: Int, _ hour: SimulationResult.Hour, _ each: Int) {
            self.hour = index
            requests = hour.arrived
            replicasAverage = (hour.machineSeconds / 3600 * Double(each)).digits
            replicasPeak = hour.mostMachines * each
            late = hour.late
            dropped = hour.dropped
        }

        private enum CodingKeys: String, CodingKey {
            case hour, requests, late, dropped
            case replicasAverage = "replicas_average"
            case replicasPeak = "replicas_peak"
        }
    }
}

extension Double {
    /// Four decimals.
    fileprivate var digits: Double { (self * 10_000).rounded() / 10_000 }
}

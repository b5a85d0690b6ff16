import Capacity
import Domain
import Prediction

/// The two stages of a request on a replica: decoding and resizing on the CPU, then the model.
///
/// On an accelerator they are a tandem. On a CPU they share the cores: the model's batch also waits for the cores that
/// preprocessing takes, and a request's own preprocessing runs on one core.
struct ServiceStages {
    let serviceMilliseconds: [Double]
    let preprocessMilliseconds: Double
    let preprocessCores: Double
    /// Time of a request that no stage of the queue holds.
    let fixedMilliseconds: Double

    init(context: PlanningContext, candidate: Candidate, curve: HardwareCurve, shape: ReplicaShape) {
        let preprocess = context.workload.model.preprocessCPUMilliseconds
        let overhead = context.assumptions[.requestOverheadMilliseconds]
        if candidate.placement.onAccelerator {
            serviceMilliseconds = curve.serviceMilliseconds
            preprocessMilliseconds = preprocess
            preprocessCores = shape.cores
            fixedMilliseconds = overhead
        } else {
            let cores = max(shape.cores, 1)
            serviceMilliseconds = curve.serviceMilliseconds.enumerated().map {
                $1 + Double($0 + 1) * preprocess / shape.cores
            }
            preprocessMilliseconds = 0
            preprocessCores = cores
            fixedMilliseconds = overhead + preprocess * (1 - 1 / cores)
        }
    }

    var unloadedMilliseconds: Double { fixedMilliseconds + preprocessMilliseconds + serviceMilliseconds[0] }
    /// What one request occupies an instance for, alone on it.
    var busyMilliseconds: Double { preprocessMilliseconds + serviceMilliseconds[0] }
    var preprocessingCapacity: Double {
        preprocessMilliseconds > 0 ? preprocessCores * 1000 / preprocessMilliseconds : .greatestFiniteMagnitude
    }

    func capacity(batch: Int) -> Double {
        BatchQueue.capacityPerReplica(
            serviceMilliseconds: Array(serviceMilliseconds.prefix(batch)),
            preprocessMilliseconds: preprocessMilliseconds,
            preprocessCores: preprocessCores)
    }

    func preprocessingIsBottleneck(batch: Int) -> Bool {
        preprocessingCapacity < Double(batch) * 1000 / serviceMilliseconds[batch - 1]
    }

    func latency(peak: Double, servers: Int, batch: Int) -> LatencyPercentiles? {
        BatchQueue(
            arrivalsPerSecond: peak, servers: servers, serviceMilliseconds: Array(serviceMilliseconds.prefix(batch)),
            preprocessMilliseconds: preprocessMilliseconds, preprocessCores: preprocessCores
        ).latency()
    }

    func simulated(batch: Int) -> BatchService {
        BatchService(
            serviceMilliseconds: Array(serviceMilliseconds.prefix(batch)),
            preprocessMilliseconds: preprocessMilliseconds, preprocessCores: preprocessCores,
            fixedMilliseconds: fixedMilliseconds)
    }

    func holds(_ slo: ServiceLevel, _ latency: LatencyPercentiles) -> Bool {
        slo.percentiles.allSatisfy { latency[$0.percentile] + fixedMilliseconds <= $0.milliseconds }
    }

    /// Set where even an idle replica is too slow for a promised percentile.
    func unloadedViolation(_ slo: ServiceLevel, _ curve: HardwareCurve) -> Violation? {
        guard let tightest = slo.percentiles.min(by: { $0.milliseconds < $1.milliseconds }),
            unloadedMilliseconds > tightest.milliseconds
        else { return nil }
        let prediction = curve.prediction(batch: 1)
        return Violation(
            constraint: tightest.key, required: "at most \(tightest.milliseconds.plain) ms",
            actual: "\(unloadedMilliseconds.threeDigits) ms with nobody else on it",
            facts: prediction.basedOn.prefix(3).map { $0 } + prediction.efficiencies.prefix(3).map { $0 },
            distance: unloadedMilliseconds / tightest.milliseconds)
    }

    func loadedViolation(_ slo: ServiceLevel, peak: Double) -> Violation {
        let tightest = slo.percentiles.min { $0.milliseconds < $1.milliseconds }
        return Violation(
            constraint: tightest?.key ?? "traffic.peak_rps",
            required: tightest.map { "at most \($0.milliseconds.plain) ms at \(peak.threeDigits) requests/s" }
                ?? "\(peak.threeDigits) requests/s",
            actual: "queueing adds too much however many replicas share the load", facts: [])
    }

    /// The queue's percentiles with what no stage holds, and the 95th at both ends of the service time.
    func percentiles(_ latency: LatencyPercentiles, spread: Interval) -> DeploymentOption.Latency {
        let p95 = latency.p95 + fixedMilliseconds
        let rest = p95 - spread.mean
        return DeploymentOption.Latency(
            p50: latency.p50 + fixedMilliseconds, p90: latency.p90 + fixedMilliseconds, p95: p95,
            p99: latency.p99 + fixedMilliseconds,
            p95Low: rest > 0 ? rest + spread.low : p95 * spread.low / spread.mean,
            p95High: rest > 0 ? rest + spread.high : p95 * spread.high / spread.mean)
    }
}

/// A promised percentile of the latency.
struct PromisedPercentile {
    let percentile: Int
    let milliseconds: Double
    var key: String { "slo.p\(percentile)_ms" }
}

extension ServiceLevel {
    var percentiles: [PromisedPercentile] {
        [(50, p50Milliseconds), (90, p90Milliseconds), (95, p95Milliseconds), (99, p99Milliseconds)].compactMap {
            entry in
            entry.1.map { PromisedPercentile(percentile: entry.0, milliseconds: $0) }
        }
    }
}

extension LatencyPercentiles {
    subscript(percentile: Int) -> Double {
        switch percentile {
        case 50: p50
        case 90: p90
        case 99: p99
        default: p95
        }
    }
}

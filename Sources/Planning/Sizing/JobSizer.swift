import Domain
import Prediction

/// Sizes a candidate for a job with a known number of items: as few workers as meet the deadline.
struct JobSizer {
    static let mostWorkers = 64
    static let batches = [256, 128, 64, 32, 16, 8, 4, 2, 1]

    let context: PlanningContext
    let predictions: PredictionMemo

    func size(_ candidate: Candidate) -> Result<Sizing, Violations> {
        guard let job = context.workload.job else { return .failure(Violations([])) }
        let work: Work
        switch context.isLLM ? tokens(candidate, job) : items(candidate) {
        case .success(let found): work = found
        case .failure(let violations): return .failure(violations)
        }
        let shape = work.shape, prediction = work.prediction, batch = work.batch
        let memory = MemoryFootprint(candidate, context)

        let machine = machineRate(candidate, shape, work.perSecond)
        let cold = ColdStartEstimate(candidate, memory, context)
        let startHours = (cold?.seconds.mean ?? 0) / 3600
        let longest = longestRun(candidate, job)
        guard longest.hours > startHours else { return .failure(Violations([longest.violation(startHours)])) }

        let share = job.itemsPerRun / (machine.mean * 3600 * (longest.hours - startHours)) * (1 - 1e-9)
        guard share < 1e6 else {
            return .failure(Violations([longest.violation(job.itemsPerRun / (machine.mean * 3600) + startHours)]))
        }
        var workers = max(1, Int(share.rounded(.up)))
        if workers > 1 {
            let share = scaling(candidate, workers: workers)
            workers = Int((Double(workers) / share * (1 - 1e-9)).rounded(.up))
        }
        // Tasks of a platform that sells sizes do not talk to each other: one run of training stays on one of them.
        let alone = context.workload.kind == .training && candidate.target.compute == .sizes
        let most =
            alone
            ? 1
            : context.limits[candidate.target, "max_tasks"]?.value.map { min(Int($0), Self.mostWorkers) }
                ?? Self.mostWorkers
        let rate = machine.map { $0 * Double(max(workers, 1)) * scaling(candidate, workers: workers) * 3600 }
        let duration = Interval(
            mean: job.itemsPerRun / rate.mean + startHours, low: job.itemsPerRun / rate.high + startHours,
            high: job.itemsPerRun / rate.low + startHours)
        guard workers <= most else {
            return .failure(Violations([longest.violation(job.itemsPerRun / (machine.mean * 3600) + startHours)]))
        }
        if let shortage = candidate.placement.shortage(of: workers) { return .failure(Violations([shortage])) }
        // Runs that do not end before the next ones begin overlap, and need more machines than were asked for.
        let longestEvery = context.hoursPerMonth / job.runsPerMonth
        if duration.mean > longestEvery {
            let found = duration.mean
            return .failure(
                Violations([
                    Violation(
                        constraint: "job.runs_per_month",
                        required: "a run within \(longestEvery.threeDigits) h, before the next one",
                        actual: "\(found.threeDigits) h", facts: [], distance: found / longestEvery)
                ]))
        }
        let perMonth = job.runsPerMonth / context.hoursPerMonth
        let least = (context.limits[candidate.target, "billing_minimum"]?.seconds ?? 0) / 3600
        let average = duration.map { max($0, least) * Double(workers) * perMonth }
        return .success(
            Sizing(
                batch: batch, devicesPerReplica: shape.devices, replicasPerMachine: shape.perMachine,
                replicas: .init(
                    min: 0, average: average.mean * Double(shape.perMachine), peak: workers * shape.perMachine),
                machinesAverage: average, machinesPeak: workers, serviceTime: prediction.latencyMilliseconds,
                throughputPerReplica: machine.map { $0 / Double(shape.perMachine) }, latency: nil, firstTokenP95: nil,
                perTokenP95: nil, durationHours: duration, workers: workers, utilisation: 1,
                preprocessingIsBottleneck: preprocessingLimits(shape, prediction), coldStart: cold,
                scalesToZero: true, probabilityCold: 1, busyReplicas: average.mean, promptShare: nil,
                evidence: prediction.evidence,
                basedOn: prediction.basedOn, efficiencies: prediction.efficiencies, notes: prediction.notes))
    }

    /// What one replica does, and in what batches.
    private struct Work {
        let shape: ReplicaShape
        let batch: Int
        let perSecond: Interval
        let prediction: ServicePrediction
    }

    private func tokens(_ candidate: Candidate, _ job: Workload.Job) -> Result<Work, Violations> {
        LLMSizer(context: context, predictions: predictions).offline(
            candidate, tokensIn: job.tokensIn ?? 1, tokensOut: job.tokensOut ?? 1
        ).map {
            Work(
                shape: ReplicaShape(candidate, devices: $0.devices, assumptions: context.assumptions), batch: $0.batch,
                perSecond: $0.perSecond, prediction: $0.prediction)
        }
    }

    /// The largest batch that fits: a job has nobody to answer in between.
    private func items(_ candidate: Candidate) -> Result<Work, Violations> {
        let shape = ReplicaShape(candidate, devices: 1, assumptions: context.assumptions)
        let memory = MemoryFootprint(candidate, context)
        let fit = MemoryConstraint(context: context)
        if let violation = fit.violation(candidate, memory, shape, batch: 1) {
            return .failure(Violations([violation]))
        }
        let largest = candidate.placement.onAccelerator ? 256 : 16
        guard
            let batch = Self.batches.first(where: {
                $0 <= largest && fit.violation(candidate, memory, shape, batch: $0) == nil
            }), let prediction = predictions.prediction(.items, candidate, batch: batch)
        else { return .failure(Violations([LLMSizer.unpredicted(candidate)])) }
        return .success(
            Work(
                shape: shape, batch: batch, perSecond: prediction.throughputPerSecond, prediction: prediction))
    }

    /// Items a second of one machine: its devices side by side, no faster than its CPUs prepare the items.
    private func machineRate(_ candidate: Candidate, _ shape: ReplicaShape, _ perReplica: Interval) -> Interval {
        let devices = Double(shape.perMachine)
        let training = context.workload.kind == .training
        let together =
            (training && devices > 1 ? context.assumptions[.dataParallelEfficiency] : 1)
            * (training ? context.assumptions[.trainingDataLoading] : 1)
        let kept = candidate.placement.purchase == .spot ? 1 - context.assumptions[.spotLostCapacity] : 1
        let preprocess = context.workload.model.preprocessCPUMilliseconds
        let onDevice = candidate.placement.onAccelerator
        return perReplica.map { perDevice in
            guard preprocess > 0 else { return perDevice * devices * together * kept }
            let preparing = shape.cores * devices * 1000 / preprocess
            // On a CPU preparing and computing take turns on the same cores.
            let rate = onDevice ? min(perDevice * devices * together, preparing) : 1 / (1 / perDevice + 1 / preparing)
            return rate * kept
        }
    }

    private func preprocessingLimits(_ shape: ReplicaShape, _ prediction: ServicePrediction) -> Bool {
        let preprocess = context.workload.model.preprocessCPUMilliseconds
        return preprocess > 0 && shape.cores * 1000 / preprocess < prediction.throughputPerSecond.mean
    }

    /// Share of the ideal that several machines reach. Items of a batch job are independent; training exchanges gradients.
    private func scaling(_ candidate: Candidate, workers: Int) -> Double {
        context.workload.kind == .training && workers > 1
            ? context.assumptions[.dataParallelEfficiencyMultiNode] / context.assumptions[.dataParallelEfficiency] : 1
    }

    private struct Longest {
        let hours: Double
        let violation: (Double) -> Violation
    }

    /// The tighter of the deadline and what the platform lets a job run.
    private func longestRun(_ candidate: Candidate, _ job: Workload.Job) -> Longest {
        let title = candidate.target.title
        let name = candidate.placement.accelerator?.name ?? ""
        let limit = context.limits[candidate.target, "max_job_duration", name]
        let allowed = limit?.seconds.map { $0 / 3600 } ?? .infinity
        let every = context.hoursPerMonth / job.runsPerMonth
        let deadline = min(job.deadlineHours ?? every, every) * context.assumptions[.utilisationTargetBatch]
        if deadline <= allowed {
            let asked = min(job.deadlineHours ?? every, every),
                key = (job.deadlineHours ?? .infinity) > every ? "job.runs_per_month" : "job.deadline_hours"
            return Longest(hours: deadline) { needed in
                Violation(
                    constraint: key, required: "at most \(asked.threeDigits) h",
                    actual: "\(needed.threeDigits) h on one worker, too much to share out", facts: [],
                    distance: needed / max(asked, 1e-9))
            }
        }
        return Longest(hours: allowed.isFinite ? allowed * context.assumptions[.utilisationTargetBatch] : allowed) {
            needed in
            Violation(
                constraint: "max_job_duration", required: "\(needed.threeDigits) h of work",
                actual: "\(title) ends a job after \(limit?.words ?? "")", facts: limit.map { [$0] } ?? [],
                distance: needed / allowed)
        }
    }
}

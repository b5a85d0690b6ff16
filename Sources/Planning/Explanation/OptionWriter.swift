import Domain

/// Writes an evaluation out as the option that people and scripts read.
struct OptionWriter {
    let context: PlanningContext
    private let reasons: Reasons

    init(context: PlanningContext, evaluations: [Evaluation]) {
        self.context = context
        reasons = Reasons(context: context, evaluations: evaluations)
    }

    func option(_ evaluation: Evaluation, rank: Int, citations: inout Citations) -> DeploymentOption {
        let candidate = evaluation.candidate, sizing = evaluation.sizing, placement = candidate.placement
        let images = candidate.images
        let rules = RuleBook(context: context).apply(to: evaluation)
        let reasons = reasons.of(evaluation)
        let cautions = Cautions(context: context).of(evaluation)
        let devices = Double(max(sizing.devicesPerReplica, 1))
        let facts = supportingFacts(evaluation, images: images) + rules.facts + cautions.facts
        return DeploymentOption(
            rank: rank, id: candidate.id, target: candidate.target.name, provider: placement.provider,
            region: placement.region, instanceType: placement.instance?.type,
            cpu: (placement.vcpu / Double(sizing.replicasPerMachine)).rounded(digits: 3),
            memoryGiB: (placement.memoryGiB / Double(sizing.replicasPerMachine)).rounded(digits: 3),
            accelerator: placement.accelerator.map {
                .init(
                    name: $0.name, count: placement.acceleratorCount < 1 ? placement.acceleratorCount : devices,
                    memoryGiB: placement.deviceMemoryGiB)
            },
            purchase: placement.purchase,
            runtime: .init(name: candidate.runtime.name, version: candidate.runtime.version),
            precision: candidate.precision,
            baseImage: .init(
                build: images.build.map { .init(reference: $0.reference, digest: $0.digest) },
                runtime: images.runtime.map { .init(reference: $0.reference, digest: $0.digest) }),
            packaging: context.packagingBranch(candidate), batchSize: sizing.batch,
            replicas: .init(
                min: sizing.replicas.min, average: sizing.replicas.average.rounded(digits: 4),
                peak: sizing.replicas.peak),
            serviceTimeMilliseconds: sizing.serviceTime.rounded,
            latencyMilliseconds: sizing.latency?.rounded,
            replay: sizing.rehearsal.map {
                .init(
                    requests: $0.requests, p95ErrorMilliseconds: $0.p95Error.rounded(digits: 3),
                    utilisation: sizing.utilisation.rounded(digits: 4), meanBatch: $0.meanBatch.rounded(digits: 3),
                    machinesAdded: $0.added)
            },
            firstTokenP95Milliseconds: sizing.firstTokenP95?.rounded(digits: 3),
            perTokenP95Milliseconds: sizing.perTokenP95?.rounded(digits: 3),
            durationHours: sizing.durationHours?.rounded, throughputPerReplica: sizing.throughputPerReplica.rounded,
            coldStartSeconds: sizing.coldStartSeconds?.rounded(digits: 2), cost: evaluation.bill.cost,
            costPerMillionRequests: perMillionRequests(evaluation), costPerMillionTokens: perMillionTokens(evaluation),
            score: evaluation.score.written(timeUnit: sizing.latency == nil ? "h" : "ms"), evidence: sizing.evidence,
            winProbability: evaluation.winProbability,
            reasons: reasons + rules.reasons, cautions: cautions.lines + rules.cautions,
            facts: citations.cite(facts))
    }

    private func supportingFacts(
        _ evaluation: Evaluation, images: Packaging.Images
    ) -> [any Fact] {
        let candidate = evaluation.candidate, placement = candidate.placement
        var facts: [any Fact] = [candidate.target, candidate.runtime, candidate.support]
        if let instance = placement.instance { facts.append(instance) }
        if let price = placement.price { facts.append(price) }
        if case .size(let size, _) = placement.source { facts.append(size) }
        if let accelerator = placement.accelerator { facts.append(accelerator) }
        if let cpu = placement.cpu { facts.append(cpu) }
        if let model = context.snapshot.model { facts.append(model) }
        facts += [images.build, images.runtime].compactMap { $0 as (any Fact)? }
        facts += evaluation.bill.lines.flatMap(\.facts)
        facts += evaluation.sizing.basedOn.map { $0 as any Fact }
        facts += evaluation.sizing.efficiencies.map { $0 as any Fact }
        facts += evaluation.sizing.coldStart?.facts ?? []
        if let region = context.snapshot.regions.first(where: {
            $0.provider == placement.provider && $0.region == placement.region
        }) {
            facts.append(region)
        }
        facts += [.hoursPerMonth, .requestOverheadMilliseconds, .utilisationTargetInstance, .autoscaleLagSeconds]
            .map { context.assumptions.row($0) as any Fact }
        return facts
    }

    private func perMillionRequests(_ evaluation: Evaluation) -> USD? {
        let requests =
            context.workload.kind.hasTraffic
            ? context.requestsPerMonth
            : (context.workload.job.map { $0.itemsPerRun * $0.runsPerMonth } ?? 0)
        guard requests > 0 else { return nil }
        return evaluation.total.times(1e6 / requests).roundedToMicro
    }

    /// The bill divided by tokens, a token written weighing as much more than one read as it takes longer on the device.
    private func perMillionTokens(_ evaluation: Evaluation) -> DeploymentOption.TokenCost? {
        guard context.isLLM, let traffic = context.workload.traffic, let tokensIn = traffic.tokensIn,
            let tokensOut = traffic.tokensOut, tokensIn > 0, tokensOut > 0, let share = evaluation.sizing.promptShare
        else { return nil }
        let total = evaluation.total, requests = context.requestsPerMonth
        return .init(
            input: total.times(share / (requests * tokensIn) * 1e6).roundedToMicro,
            output: total.times((1 - share) / (requests * tokensOut) * 1e6).roundedToMicro)
    }
}

extension Interval {
    var rounded: Interval {
        Interval(mean: mean.rounded(digits: 4), low: low.rounded(digits: 4), high: high.rounded(digits: 4))
    }
}

extension DeploymentOption.Latency {
    var rounded: DeploymentOption.Latency {
        .init(
            p50: p50.rounded(digits: 3), p90: p90.rounded(digits: 3), p95: p95.rounded(digits: 3),
            p99: p99.rounded(digits: 3), p95Low: p95Low.rounded(digits: 3), p95High: p95High.rounded(digits: 3))
    }
}

extension USD {
    var roundedToMicro: USD { USD(nanos: (nanos + (nanos < 0 ? -500 : 500)) / 1000 * 1000) }
}

import Domain

/// Everything that the files say, worked out once from the decision: the only place where figures are derived.
struct Deployment: Sendable {
    let request: RenderRequest
    let platform: Platform
    let targetTitle: String
    let packaging: Packaging
    let server: ModelServer
    let buildImage: ImageReference
    let runtimeImage: ImageReference
    /// Copied from, never run.
    let uvImage: ImageReference
    /// The image that is built.
    let image: ImageReference
    let accelerators: Accelerators?
    let capacity: Capacity
    let architecture: String
    /// What the knowledge base has about the model, where it knows it.
    let knownModel: Recorded.Model?

    var workload: Workload { request.workload }
    var option: DeploymentOption { request.option }
    var decision: String { request.decision.description }

    /// - Throws: `.notFound` for a target or an option without what rendering needs, `.badData` for images that are no
    ///   references.
    init(_ request: RenderRequest) throws(BerthError) {
        let option = request.option
        let recorded = Recorded(request.facts)
        let target = recorded.target(option.target)
        platform = try Platform(target: option.target, family: target?.family)
        targetTitle = target?.name ?? option.target
        guard let runtime = option.baseImage.runtime else {
            throw BerthError(
                .notFound, "\(request.decision) knows no image for \(option.id), so there is nothing to build on",
                hints: ["berth facts base_images lists the images it knows; another option: --option RANK"])
        }
        runtimeImage = try Self.image(runtime, request.digests)
        // Packages are built with the Python that runs them, and this one is not the slim image's.
        let build = runtimeImage.name.hasSuffix("neuronx") ? runtime : option.baseImage.build ?? runtime
        buildImage = try Self.image(build, request.digests)
        uvImage = try Self.image(.init(reference: "ghcr.io/astral-sh/uv:0.12.5", digest: nil), request.digests)
        let name = Slug(request.workload.name, limit: 40)
        image = try ImageReference(
            request.image ?? "registry.example.com/\(name):d-\(request.decision.number)")
        accelerators = Accelerators(
            option.accelerator, device: option.accelerator.flatMap { recorded.device($0.name) })
        server = request.workload.kind == .training ? .python : ModelServer(image: runtimeImage)
        packaging =
            request.workload.kind == .training
            ? .training
            : server == .python
                ? .python(.init(runtime: option.runtime.name, device: option.accelerator != nil)) : .server(server)
        capacity = Capacity(option, platform: platform, recorded: recorded)
        architecture =
            option.instanceType.flatMap { recorded.machine(option.provider, $0)?.architecture } ?? "x86_64"
        knownModel = recorded.model(request.workload.model.name)
        self.request = request
    }

    private static func image(
        _ image: DeploymentOption.BaseImages.Reference, _ digests: ImageDigests
    ) throws(BerthError) -> ImageReference {
        let reference = try ImageReference(image.reference, digest: digests[image.reference] ?? image.digest)
        guard reference.digest != nil || (reference.tag != nil && reference.tag != "latest") else {
            throw BerthError(
                .badData, "the image '\(reference)' names no version, and what it is may change from day to day",
                hints: ["import it with a tag other than latest, or give its digest with --digests"])
        }
        return reference
    }

    /// The name of everything that is made: the workload's, held to what each platform takes.
    var name: Slug { Slug(workload.name, limit: 40) }

    var isJob: Bool { !workload.kind.hasTraffic }
    var isTraining: Bool { workload.kind == .training }
    var isSpot: Bool { option.purchase == .spot }

    /// SageMaker asks every container to answer on 8080.
    var port: Int { platform.isSageMaker ? 8080 : server.port }

    /// Requests that a replica holds at once: a batch, or what arrives while one is answered (Little's law, 1961).
    var concurrency: Int {
        let seconds = (option.latencyMilliseconds?.p95 ?? option.serviceTimeMilliseconds.high) / 1000
        return max(option.batchSize, Int((option.throughputPerReplica.mean * seconds).rounded(.up)), 1)
    }

    /// Three times the slowest predicted one in a hundred, at least 5 s: what takes longer is stuck, not slow.
    var requestTimeoutSeconds: Int {
        let slowest = option.latencyMilliseconds?.p99 ?? option.serviceTimeMilliseconds.high
        let promised = workload.slo.p99Milliseconds ?? workload.slo.p95Milliseconds ?? 0
        return max(5, Int((3 * max(slowest, promised) / 1000).rounded(.up)))
    }

    /// What a start may take before it counts as failed: twice the predicted cold start.
    var startupSeconds: Int { max(30, Int((2 * (option.coldStartSeconds ?? 60)).rounded(.up))) }

    /// What Cloud Run counts as the time of a request, the wait for an instance included where there may be none; its
    /// most is an hour.
    var cloudRunTimeoutSeconds: Int {
        min(3600, requestTimeoutSeconds + (minReplicas == 0 ? startupSeconds : 0))
    }

    /// For data loaders, workers that hand over tensors, and devices that work on one model: a quarter of the memory, of
    /// which it is a part once it is used. A container's own 64 MiB end in a bus error.
    var sharedMemoryMiB: Int { max(1024, capacity.memoryMiB / 4) }

    /// A job's end: its deadline, else three times what it is predicted to take at most.
    var jobTimeoutSeconds: Int {
        let hours = workload.job?.deadlineHours ?? 3 * (option.durationHours?.high ?? 8)
        return max(600, Int((hours * 3600).rounded(.up)))
    }

    /// The requests each second that the plan gives a replica at the peak.
    var requestsPerReplica: Double {
        guard let peak = workload.traffic?.peakRPS else { return option.throughputPerReplica.mean }
        return max(0.01, peak / Double(max(1, option.replicas.peak)))
    }

    /// How busy the plan lets a replica be at the peak, in percent; what the autoscaler aims at.
    var utilisationPercent: Int {
        let busy = 100 * requestsPerReplica / max(option.throughputPerReplica.mean, 1e-9)
        return min(90, max(20, Int(busy.rounded())))
    }

    /// Replicas on machines of the cluster cost the same when idle, so only platforms that bill by use go to 0.
    var minReplicas: Int { option.replicas.min }
    var maxReplicas: Int { max(option.replicas.peak, option.replicas.min, 1) }

    var schedule: Schedule { Schedule(runsPerMonth: workload.job?.runsPerMonth ?? 1) }

    /// A tenth above the upper end of the predicted bill, in whole dollars: beyond it the prediction is wrong.
    var budgetUSD: Int { max(1, Int((option.cost.high.dollars * 1.1).rounded(.up))) }

    /// Tokens of the longest sequence that a server of language models takes: four times the mean of a request and its
    /// answer, as a power of two, within what the model was made for.
    ///
    /// A server that is told nothing takes the model's whole context, and does not start where one such sequence is
    /// larger than the memory that is left.
    var longestSequence: Int? {
        let mean =
            (workload.traffic?.tokensIn ?? workload.job?.tokensIn ?? 0)
            + (workload.traffic?.tokensOut ?? workload.job?.tokensOut ?? 0)
        guard mean > 0 else { return nil }
        var tokens = 2048.0
        while tokens < 4 * mean { tokens *= 2 }
        return Int(min(tokens, knownModel?.contextLength ?? tokens))
    }

    /// Whether vLLM runs on Neuron, which compiles the model for its shapes ahead of time.
    var isNeuronVLLM: Bool { server == .vllm && accelerators?.vendor == "AWS" }
    var isTensorRTLLM: Bool { option.runtime.name == "tensorrt-llm" }
    /// Whether Triton's description of the model is one that Berth can write.
    /// Those of language models bring descriptions of their own.
    var hasTritonModel: Bool {
        server == .triton && packaging != .training && !["tensorrt-llm", "vllm"].contains(option.runtime.name)
    }

    /// Room for the weights and what is made of them, in GiB.
    var modelVolumeGiB: Int {
        let known = workload.model.weightsMegabytes.map { $0 * 1e6 }
        let parameters = workload.model.parametersMillions ?? knownModel?.parametersMillions
        let counted = parameters.map { $0 * 1e6 * option.precision.bytesPerWeight }
        return max(1, Int(((known ?? counted ?? 1e9) * 2 / 1_073_741_824).rounded(.up)))
    }
}

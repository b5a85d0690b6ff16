import Domain

/// What a candidate fails before it is sized: device, driver, format, precision.
struct CandidateConstraints: Sendable {
    let context: PlanningContext

    /// Maintained runtimes that execute the model's format on the placement's device, at each allowed precision it has.
    func choices(_ placement: Placement) -> [(Runtime, RuntimeSupport, Precision)] {
        let device = placement.accelerator?.kind ?? .cpu
        let use: RuntimeUse = context.workload.kind == .training ? .training : context.isLLM ? .llm : .inference
        let formats = context.workload.model.format.exports
        // Nobody trains in whole numbers.
        let precisions = context.workload.model.precisions.sorted()
            .filter { use != .training || ![.int8, .int4, .fp4].contains($0) }
        return context.snapshot.runtimeSupport.flatMap { support -> [(Runtime, RuntimeSupport, Precision)] in
            guard support.device == device, support.uses.contains(use), !formats.isDisjoint(with: support.formats),
                let runtime = context.snapshot.runtimes[support.runtime], runtime.maintained
            else { return [] }
            return precisions.filter { support.precisions.contains($0) && peakExists($0, placement) }
                .map { (runtime, support, $0) }
        }
    }

    func violation(_ target: Target, _ placement: Placement, _ support: RuntimeSupport) -> Violation? {
        guard let accelerator = placement.accelerator else { return nil }
        return computeCapability(accelerator, support) ?? driver(target, accelerator, support)
    }

    private func peakExists(_ precision: Precision, _ placement: Placement) -> Bool {
        guard let accelerator = placement.accelerator else { return true }
        return accelerator.peakTFLOPS(precision) != nil
    }

    private func computeCapability(_ accelerator: Accelerator, _ support: RuntimeSupport) -> Violation? {
        guard let has = accelerator.computeCapability, let needs = support.computeCapabilityMin, has < needs
        else { return nil }
        return Violation(
            constraint: "compute_capability", required: "\(support.runtime) needs \(needs.plain)",
            actual: "\(accelerator.name) has \(has.plain)", facts: [support, accelerator])
    }

    /// A platform that fixes the driver runs a CUDA release by minor-version compatibility or not at all.
    private func driver(_ target: Target, _ accelerator: Accelerator, _ support: RuntimeSupport) -> Violation? {
        guard let limit = context.limits[target, "driver_version", accelerator.name], let driver = limit.text,
            let cuda = support.cuda, let release = context.snapshot.cudaReleases.release(cuda),
            DriverVersion(driver) < DriverVersion(release.minorCompatDriver)
        else { return nil }
        return Violation(
            constraint: "driver",
            required: "\(support.runtime)'s CUDA \(cuda) needs driver \(release.minorCompatDriver)",
            actual: "\(target.title) has \(driver)", facts: [limit, release, support])
    }
}

/// `535.216.03`, compared number by number.
struct DriverVersion: Comparable {
    let parts: [Int]

    init(_ text: String) {
        parts = text.split(separator: ".").map { Int($0.prefix { $0.isNumber }) ?? 0 }
    }

    static func < (a: DriverVersion, b: DriverVersion) -> Bool {
        a.parts.lexicographicallyPrecedes(b.parts)
    }
}

extension [CUDARelease] {
    /// The row of `12.4`, of its first patch release, or of the release that `12.4.1` patches.
    func release(_ cuda: String) -> CUDARelease? {
        var patch: CUDARelease?, patched: CUDARelease?
        for release in self {
            if release.cuda == cuda { return release }
            if patch == nil, release.cuda.hasPrefix(cuda + ".") { patch = release }
            if patched == nil, cuda.hasPrefix(release.cuda + ".") { patched = release }
        }
        return patch ?? patched
    }
}

import Domain

/// What a candidate fails before it is sized: device, driver, format, precision.
struct CandidateConstraints {
    let context: PlanningContext

    /// Runtimes that can execute the model on a placement's device at an allowed precision, with the violations of those
    /// that could but for one thing.
    func candidates(_ target: Target, _ placement: Placement) -> (fit: [Candidate], unfit: [(String, Violation)]) {
        let device = placement.accelerator?.kind ?? .cpu
        var fit: [Candidate] = []
        var unfit: [(String, Violation)] = []
        let use: RuntimeUse = context.workload.kind == .training ? .training : context.isLLM ? .llm : .inference
        for support in context.snapshot.runtimeSupport where support.device == device && support.uses.contains(use) {
            guard let runtime = context.snapshot.runtimes[support.runtime], runtime.maintained else { continue }
            guard !context.workload.model.format.exports.isDisjoint(with: support.formats) else { continue }
            for precision in context.workload.model.precisions.sorted() where support.precisions.contains(precision) {
                let candidate = Candidate(
                    target: target, placement: placement, runtime: runtime, support: support, precision: precision)
                if let violation = computeCapability(candidate) ?? driver(candidate) {
                    unfit.append((candidate.id, violation))
                } else if peakExists(precision, placement) {
                    fit.append(candidate)
                }
            }
        }
        return (fit, unfit)
    }

    private func peakExists(_ precision: Precision, _ placement: Placement) -> Bool {
        guard let accelerator = placement.accelerator else { return true }
        return accelerator.peakTFLOPS(precision) != nil
    }

    private func computeCapability(_ candidate: Candidate) -> Violation? {
        guard let accelerator = candidate.placement.accelerator, let has = accelerator.computeCapability,
            let needs = candidate.support.computeCapabilityMin, has < needs
        else { return nil }
        return Violation(
            constraint: "compute_capability", required: "\(candidate.runtime.name) needs \(needs.plain)",
            actual: "\(accelerator.name) has \(has.plain)", facts: [candidate.support, accelerator])
    }

    /// A platform that fixes the driver runs a CUDA release by minor-version compatibility or not at all.
    private func driver(_ candidate: Candidate) -> Violation? {
        guard let accelerator = candidate.placement.accelerator, let cuda = candidate.support.cuda,
            let limit = context.limits[candidate.target, "driver_version", accelerator.name], let driver = limit.text,
            let release = context.snapshot.cudaReleases.release(cuda)
        else { return nil }
        guard DriverVersion(driver) < DriverVersion(release.minorCompatDriver) else { return nil }
        return Violation(
            constraint: "driver",
            required: "\(candidate.runtime.name)'s CUDA \(cuda) needs driver \(release.minorCompatDriver)",
            actual: "\(candidate.target.title) has \(driver)", facts: [limit, release, candidate.support])
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
    /// The row of `12.4` or of its first patch release.
    func release(_ cuda: String) -> CUDARelease? {
        first { $0.cuda == cuda } ?? first { $0.cuda.hasPrefix(cuda + ".") }
            ?? first { cuda.hasPrefix($0.cuda + ".") }
    }
}

import Domain

/// The branch of the packaging tree that a candidate takes, and the images it builds on.
struct Packaging {
    let context: PlanningContext

    /// One model served is a multi-stage build; a GPU takes the runtime's own image, a CPU a slim one.
    func branch(_ candidate: Candidate) -> String {
        let onDevice = candidate.placement.accelerator != nil
        if context.workload.kind == .training { return onDevice ? "training-gpu" : "training-cpu" }
        return onDevice ? "inference-gpu" : "inference-cpu"
    }

    func images(_ candidate: Candidate) -> (build: BaseImage?, runtime: BaseImage?) {
        let device = candidate.placement.accelerator?.kind ?? .cpu
        let usable = context.snapshot.baseImages.filter {
            $0.architectures.contains(candidate.placement.architecture) && suits($0, candidate)
        }
        func first(_ role: BaseImage.Role, runtime: String? = nil, device: Device) -> BaseImage? {
            usable.filter { $0.role == role && $0.device == device && (runtime == nil || $0.runtime == runtime) }
                .max { Self.order($0) < Self.order($1) }
        }
        let slim = usable.filter { $0.role == .slim && $0.device == .cpu && $0.reference.hasPrefix("python:") }
            .max { Self.order($0) < Self.order($1) }
        guard device != .cpu else { return (slim, slim) }
        if context.workload.kind == .training {
            let training = first(.training, device: device) ?? first(.dev, device: device)
            return (training, training)
        }
        let serving = first(.serving, runtime: candidate.runtime.name, device: device)
            ?? first(.runtime, runtime: candidate.runtime.name, device: device)
            ?? first(.runtime, device: device) ?? first(.serving, device: device)
        return (first(.build, device: device) ?? first(.dev, device: device) ?? slim, serving)
    }

    /// A platform with a fixed driver runs no image built for a newer CUDA major release.
    private func suits(_ image: BaseImage, _ candidate: Candidate) -> Bool {
        guard let cuda = image.cuda, let accelerator = candidate.placement.accelerator,
            let release = context.snapshot.cudaReleases.release(cuda)
        else { return true }
        if let capability = accelerator.computeCapability,
            capability < release.computeCapabilityMin || capability > release.computeCapabilityMax + 0.99 { return false }
        if let driver = context.limits[candidate.target, "driver_version", accelerator.name]?.text {
            return DriverVersion(release.minorCompatDriver) <= DriverVersion(driver)
        }
        return true
    }

    /// Images with a document behind them come before others, then the newest CUDA and the newest name.
    private static func order(_ image: BaseImage) -> (Int, Double, String) {
        let cuda = image.cuda.flatMap { Double($0.split(separator: ".").prefix(2).joined(separator: ".")) } ?? 0
        return (image.provenance.isUncited ? 0 : 1, cuda, image.reference)
    }

    /// GiB to pull: the compressed image where its size is stored, else a usual overhead.
    func imageGiB(_ candidate: Candidate) -> Double {
        guard let megabytes = images(candidate).runtime?.compressedMB else { return context.assumptions[.imageOverheadGiB] }
        return megabytes * 1e6 / MemoryFootprint.gib
    }
}

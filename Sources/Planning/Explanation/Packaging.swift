import Domain

/// The branch of the packaging tree that a candidate takes, and the images it builds on.
struct Packaging {
    let context: PlanningContext

    struct Images: Sendable {
        let build: BaseImage?
        let runtime: BaseImage?
        /// What a new replica pulls: the compressed base image where its size is stored, and what an application adds.
        let pullGiB: Double
    }

    /// One model served is a multi-stage build; a GPU takes the runtime's own image, a CPU a slim one.
    func branch(_ candidate: Candidate) -> String {
        let onDevice = candidate.placement.accelerator != nil
        if context.workload.kind == .training { return onDevice ? "training-gpu" : "training-cpu" }
        return onDevice ? "inference-gpu" : "inference-cpu"
    }

    func images(_ candidate: Candidate) -> Images {
        let (build, runtime) = stages(candidate)
        let base = (runtime?.compressedMB ?? 0) * 1e6 / MemoryFootprint.gib
        return Images(build: build, runtime: runtime, pullGiB: base + context.assumptions[.imageOverheadGiB])
    }

    private func stages(_ candidate: Candidate) -> (build: BaseImage?, runtime: BaseImage?) {
        let device = candidate.placement.accelerator?.kind ?? .cpu
        let usable = context.snapshot.baseImages.filter {
            $0.architectures.contains(candidate.placement.architecture) && suits($0, candidate)
        }
        func best(_ roles: [BaseImage.Role], _ device: Device, runtime: String? = nil) -> BaseImage? {
            usable.filter { image in
                roles.contains(image.role) && image.device == device && (runtime == nil || image.runtime == runtime)
            }.max { order($0, candidate) < order($1, candidate) }
        }
        let slim = best([.slim], .cpu)
        guard device != .cpu else { return (slim, slim) }
        if context.workload.kind == .training {
            let training = best([.training], device, runtime: candidate.runtime.name) ?? best([.training], device)
            return (training, training)
        }
        let serving = best([.serving], device, runtime: candidate.runtime.name) ?? best([.runtime], device)
        return (best([.build], device) ?? slim, serving)
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

    /// SageMaker takes AWS's own images and others the public ones; then the runtime's own CUDA release, images with a
    /// document behind them, the newest CUDA and the newest name.
    private func order(_ image: BaseImage, _ candidate: Candidate) -> (Int, Int, Int, Double, String) {
        let fromAWS = image.reference.hasPrefix("public.ecr.aws/")
        let home = fromAWS == (candidate.target.family == "SageMaker") ? 1 : 0
        let release = image.cuda.map { $0.split(separator: ".").prefix(2).joined(separator: ".") }
        return (
            home, release == candidate.support.cuda ? 1 : 0, image.provenance.isUncited ? 0 : 1,
            release.flatMap { Double($0) } ?? 0, image.reference
        )
    }
}

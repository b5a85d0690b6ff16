import Domain

/// The images that candidates build on.
struct Packaging: Sendable {
    struct Images: Sendable {
        let build: BaseImage?
        let runtime: BaseImage?
        /// What a new replica pulls: the compressed base image where its size is stored, and what an application adds.
        let pullGiB: Double

        static let none = Images(build: nil, runtime: nil, pullGiB: 0)
    }

    /// An image with what choosing asks of it again and again.
    private struct Shelf {
        let image: BaseImage
        /// `12.8`, and the release it stands for.
        let cuda: String?
        let release: CUDARelease?
        let fromAWS: Bool
        let forSageMaker: Bool

        /// An image that answers as SageMaker asks is of no use elsewhere.
        func isFor(_ target: Target) -> Bool { !forSageMaker || target.family == "SageMaker" }
    }

    private let context: PlanningContext
    private let shelves: [Device: [Shelf]]

    init(context: PlanningContext) {
        self.context = context
        // A hundred images quote a dozen releases.
        var known: [String: (short: String, release: CUDARelease?)] = [:]
        func release(_ cuda: String) -> (short: String, release: CUDARelease?) {
            if let found = known[cuda] { return found }
            let short = cuda.split(separator: ".").prefix(2).joined(separator: ".")
            let found = (short: short, release: context.snapshot.cudaReleases.release(cuda))
            known[cuda] = found
            return found
        }
        let all = context.snapshot.baseImages.map { image in
            let cuda = image.cuda.map(release), fromAWS = image.reference.hasPrefix("public.ecr.aws/")
            return Shelf(
                image: image, cuda: cuda?.short, release: cuda?.release, fromAWS: fromAWS,
                forSageMaker: fromAWS
                    && image.reference.utf8.split(separator: UInt8(ascii: "-")).contains {
                        $0.elementsEqual("sagemaker".utf8)
                    })
        }
        shelves = Dictionary(grouping: all, by: \.image.device)
    }

    func images(_ target: Target, _ placement: Placement, _ support: RuntimeSupport) -> Images {
        let (build, runtime) = stages(target, placement, support)
        let base = (runtime?.compressedMB ?? 0) * 1e6 / MemoryFootprint.gib
        return Images(build: build, runtime: runtime, pullGiB: base + context.assumptions[.imageOverheadGiB])
    }

    private func stages(
        _ target: Target, _ placement: Placement, _ support: RuntimeSupport
    ) -> (build: BaseImage?, runtime: BaseImage?) {
        let device = placement.accelerator?.kind ?? .cpu
        let driver = placement.accelerator
            .flatMap { context.limits[target, "driver_version", $0.name]?.text }.map { DriverVersion($0) }
        func best(_ roles: [BaseImage.Role], _ device: Device, runtime: String? = nil) -> BaseImage? {
            shelves[device, default: []].filter { shelf in
                shelf.isFor(target) && roles.contains(shelf.image.role)
                    && (runtime == nil || shelf.image.runtime == runtime)
                    && shelf.image.architectures.contains(placement.architecture)
                    && suits(shelf, placement.accelerator, driver)
            }.max { order($0, target, support) < order($1, target, support) }?.image
        }
        let slim = best([.slim], .cpu)
        guard device != .cpu else { return (slim, slim) }
        if context.workload.kind == .training {
            let training = best([.training], device, runtime: support.runtime) ?? best([.training], device)
            return (training, training)
        }
        let server = context.snapshot.runtimes[support.runtime]?.server
            .flatMap { best([.serving], device, runtime: $0) }
        let own = best([.serving], device, runtime: support.runtime)
        // A language model is batched by the token, which a framework's own image does not do.
        let serving = (context.isLLM ? server ?? own : own ?? server) ?? best([.runtime], device)
        // What is built for another Python than the one that runs it does not start.
        return (best([.build], device) ?? serving ?? slim, serving)
    }

    /// A device runs the CUDA releases that know it; a platform with a fixed driver none of a newer major release.
    private func suits(_ shelf: Shelf, _ accelerator: Accelerator?, _ driver: DriverVersion?) -> Bool {
        guard let release = shelf.release, let accelerator else { return true }
        if let capability = accelerator.computeCapability,
            capability < release.computeCapabilityMin || capability > release.computeCapabilityMax + 0.99
        {
            return false
        }
        return driver.map { DriverVersion(release.minorCompatDriver) <= $0 } ?? true
    }

    /// SageMaker takes AWS's own images and others the public ones; then the runtime's own CUDA release, images with a
    /// document behind them, the newest CUDA and the newest name.
    private func order(_ shelf: Shelf, _ target: Target, _ support: RuntimeSupport) -> (Int, Int, Int, Double, String) {
        (
            shelf.fromAWS == (target.family == "SageMaker") ? 1 : 0, shelf.cuda == support.cuda ? 1 : 0,
            shelf.image.provenance.isUncited ? 0 : 1, shelf.cuda.flatMap { Double($0) } ?? 0, shelf.image.reference
        )
    }
}

extension PlanningContext {
    /// The branch of the packaging tree. One model served is a multi-stage build; a GPU takes the runtime's own image, a
    /// CPU a slim one.
    func packagingBranch(_ candidate: Candidate) -> String {
        let onDevice = candidate.placement.onAccelerator
        if workload.kind == .training { return onDevice ? "training-gpu" : "training-cpu" }
        return onDevice ? "inference-gpu" : "inference-cpu"
    }
}

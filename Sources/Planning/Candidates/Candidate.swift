import Domain

/// One way to run the workload, before it is sized.
///
/// A class since evaluations, rejections and bills share one and none changes it.
final class Candidate: Sendable {
    let target: Target
    let placement: Placement
    let runtime: Runtime
    let support: RuntimeSupport
    let precision: Precision
    /// What its container is built on.
    let images: Packaging.Images

    init(
        target: Target, placement: Placement, runtime: Runtime, support: RuntimeSupport, precision: Precision,
        images: Packaging.Images
    ) {
        self.target = target
        self.placement = placement
        self.runtime = runtime
        self.support = support
        self.precision = precision
        self.images = images
    }

    /// `aws/us-east-1/ecs-ec2/g6.xlarge/on-demand/onnxruntime-cuda/fp16`
    var id: String {
        [
            placement.provider, placement.region, target.name, placement.name, placement.purchase.rawValue,
            runtime.name, precision.rawValue,
        ].joined(separator: "/")
    }
}

import Domain

/// One way to run the workload, before it is sized.
struct Candidate: Sendable {
    let target: Target
    let placement: Placement
    let runtime: Runtime
    let support: RuntimeSupport
    let precision: Precision
    /// What its container is built on; the same for all machines with the same devices.
    var images = Packaging.Images(build: nil, runtime: nil, pullGiB: 0)

    /// `aws/us-east-1/ecs-ec2/g6.xlarge/on-demand/onnxruntime-cuda/fp16`
    var id: String {
        [
            placement.provider, placement.region, target.name, placement.name, placement.purchase.rawValue,
            runtime.name, precision.rawValue,
        ].joined(separator: "/")
    }
}

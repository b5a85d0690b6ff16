import Domain

/// The shapes that deployment files come in. Targets of the knowledge base map onto them by family and name.
enum Platform: String, Sendable {
    case cloudRunService = "cloud-run-service"
    case cloudRunJob = "cloud-run-job"
    case fargate = "ecs-fargate"
    case ecsOnEC2 = "ecs-ec2"
    case eks
    case gke = "gke-standard"
    case gkeAutopilot = "gke-autopilot"
    case aks
    case kubernetes
    case sageMakerRealtime = "sagemaker-realtime"
    case sageMakerAsync = "sagemaker-async"
    case sageMakerServerless = "sagemaker-serverless"
    case sageMakerTransform = "sagemaker-batch-transform"
    case sageMakerTraining = "sagemaker-training"

    /// A team's own target is Kubernetes where its family says so.
    ///
    /// - Throws: `.notFound` for a target that there are no templates for.
    init(target: String, family: String?) throws(BerthError) {
        if let known = Platform(rawValue: target), known != .kubernetes {
            self = known
        } else if family == "Kubernetes" {
            self = .kubernetes
        } else {
            throw BerthError(
                .notFound, "there are no templates for the target '\(target)'",
                hints: ["berth facts targets lists the targets; another option of the decision: --option RANK"])
        }
    }

    var isKubernetes: Bool {
        switch self {
        case .eks, .gke, .gkeAutopilot, .aks, .kubernetes: true
        default: false
        }
    }

    var isSageMaker: Bool {
        switch self {
        case .sageMakerRealtime, .sageMakerAsync, .sageMakerServerless, .sageMakerTransform, .sageMakerTraining: true
        default: false
        }
    }

    var isECS: Bool { self == .fargate || self == .ecsOnEC2 }
    var isCloudRun: Bool { self == .cloudRunService || self == .cloudRunJob }

    /// A pod has what it asks for, rather than a part of a machine that the cluster's agents live on too.
    var sizesPods: Bool { self == .gkeAutopilot }
}

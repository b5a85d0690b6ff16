/// A Kubernetes object.
struct Manifest: Sendable {
    let file: SourceFile
    let value: Value
    let isPartial: Bool

    var kind: String { value["kind"]?.string ?? "" }
    var apiVersion: String { value["apiVersion"]?.string ?? "" }
    var name: String { value["metadata", "name"]?.text ?? value["metadata", "generateName"]?.text ?? "?" }
    var namespace: String? { value["metadata", "namespace"]?.string }
    var title: String { "\(kind)/\(name)" }
    var position: Position { value.entry("kind")?.position ?? value.position }
    /// Where its name stands, else its kind.
    var namePosition: Position { value["metadata"]?.entry("name")?.position ?? position }

    var isCloudRun: Bool {
        guard apiVersion.hasPrefix("serving.knative.dev/") || apiVersion.hasPrefix("run.googleapis.com/") else {
            return false
        }
        let notes =
            (value["metadata", "annotations"]?.entries ?? [])
            + (value["metadata", "labels"]?.entries ?? [])
            + (value["spec", "template", "metadata", "annotations"]?.entries ?? [])
        return apiVersion.hasPrefix("run.")
            || notes.contains { $0.key.contains("run.googleapis.com") || $0.key.hasPrefix("cloud.googleapis.com") }
            || value["spec", "template", "spec", "nodeSelector"]?.entries.contains {
                $0.key.hasPrefix("run.googleapis.com")
            } ?? false
    }

    /// The specification of its pods.
    var pod: Value? {
        switch kind {
        case "Pod": value["spec"]
        case "CronJob": value["spec", "jobTemplate", "spec", "template", "spec"]
        case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Rollout":
            value["spec", "template", "spec"]
        case "Job" where isCloudRun: value["spec", "template", "spec", "template", "spec"]
        case "Job": value["spec", "template", "spec"]
        case "Service" where apiVersion.hasPrefix("serving.knative.dev/"): value["spec", "template", "spec"]
        case "LeaderWorkerSet": value["spec", "leaderWorkerTemplate", "workerTemplate", "spec"]
        case "InferenceService": value["spec", "predictor"]
        case "PodTemplate": value["template", "spec"]
        default: nil
        }
    }

    var podLabels: [String: String] {
        let metadata =
            switch kind {
            case "Pod": value["metadata"]
            case "CronJob": value["spec", "jobTemplate", "spec", "template", "metadata"]
            default: value["spec", "template", "metadata"]
            }
        return Self.strings(metadata?["labels"])
    }

    var podAnnotations: [Value.Entry] {
        (kind == "Pod" ? value["metadata", "annotations"] : value["spec", "template", "metadata", "annotations"])?
            .entries ?? []
    }

    var isJob: Bool { kind == "Job" || kind == "CronJob" }

    static func strings(_ value: Value?) -> [String: String] {
        (value?.entries ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.string }
    }

    func finding(_ message: String, at position: Position? = nil, edits: [Edit?] = []) -> Finding {
        Finding(file, position ?? self.position, "\(title): \(message)", edits: edits.compactMap { $0 })
    }
}

/// Finds Cloud Run services and jobs with a GPU and less CPU or memory than the platform allows, in Terraform, in Knative
/// YAML and in `gcloud run deploy`. The minimums are facts (`target_limits`: min_vcpu, min_memory).
struct CloudRunGPU: Rule {
    static let id = "ML-CLOUDRUN-GPU"
    static let why = "Cloud Run refuses the revision"
    static let fix = "Raise CPU and memory to the least that the platform allows beside the GPU"

    static func check(_ project: Project) -> [Finding] {
        project.containers.filter { $0.platform == .cloudRun }.compactMap {
            CloudRunSize($0, project)?.finding(project.settings)
        }
            + CloudRunCommand.findings(project)
    }
}

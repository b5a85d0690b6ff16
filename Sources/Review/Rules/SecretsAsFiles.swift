/// Finds Secrets that pods get as variables.
struct SecretsAsFiles: Rule {
    static let id = "K8S-SECRET-FILE"
    static let why = "Variables are inherited by every child process and land in crash reports and debug pages"
    static let fix = "Mount the Secret as a file"

    static func check(_ project: Project) -> [Finding] {
        project.pods.flatMap { container in
            let single = (container.value["env"]?.list ?? []).compactMap { $0["valueFrom", "secretKeyRef"] }
            let all = (container.value["envFrom"]?.list ?? []).compactMap { $0["secretRef"] }
            return (single + all).prefix(1).map {
                container.finding("a Secret is passed as a variable", at: $0.position)
            }
        }
    }
}

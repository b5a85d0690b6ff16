/// Finds container ports below 1024.
struct LowPort: Rule {
    static let id = "K8S-LOWPORT"
    static let why = "Ports below 1024 need root or a capability"
    static let fix = "Listen on a high port; a Service maps 80 to it"

    static func check(_ project: Project) -> [Finding] {
        project.pods.flatMap { container in
            container.ports.filter { $0.number > 0 && $0.number < 1024 }.map {
                container.finding("it listens on port \($0.number)", at: $0.position)
            }
        }
    }
}

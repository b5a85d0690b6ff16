/// Finds a `runAsGroup` of 10000 or less.
struct HighGroup: Rule {
    static let id = "K8S-HIGH-GID"
    static let why = "A low gid may be a group of the host, with its files"
    static let fix = "Set runAsGroup to a number above 10000"

    static func check(_ project: Project) -> [Finding] {
        project.pods.compactMap { container in
            guard let group = container.security("runAsGroup"), let number = group.int, number <= 10_000 else {
                return nil
            }
            return container.finding("gid \(number)", at: group.position)
        }
    }
}

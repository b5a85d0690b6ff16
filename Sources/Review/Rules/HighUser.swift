/// Finds a `runAsUser` of 10000 or less; 0 is `K8S-ROOT-UID`'s.
struct HighUser: Rule {
    static let id = "K8S-HIGH-UID"
    static let why = "A low uid may be a user of the host, with its files"
    static let fix = "Set runAsUser to a number above 10000, the image's own"

    static func check(_ project: Project) -> [Finding] {
        project.pods.compactMap { container in
            guard let user = container.security("runAsUser"), let number = user.int, (1...10_000).contains(number)
            else { return nil }
            return container.finding("uid \(number)", at: user.position)
        }
    }
}

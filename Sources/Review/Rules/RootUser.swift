/// Finds `runAsUser: 0` in pods, and `user: root` or 0 in Compose services and ECS containers.
struct RootUser: Rule {
    static let id = "K8S-ROOT-UID"
    static let why = "The process is root in the container, whatever the image says"
    static let fix = "Set runAsUser to the image's user, above 10000; in Compose and ECS user"

    static func check(_ project: Project) -> [Finding] {
        project.containers.compactMap { container in
            let user =
                [.compose, .ecs].contains(container.platform)
                ? container.value["user"] : container.security("runAsUser")
            guard let user, let text = user.string, let name = text.split(separator: ":").first,
                name == "0" || name == "root"
            else {
                return nil
            }
            return container.finding("it runs as root", at: user.position)
        }
    }
}

/// Finds the capability `SYS_ADMIN` added, in pods, Compose services and ECS tasks.
struct SysAdmin: Rule {
    static let id = "K8S-SYSADMIN"
    static let why = "SYS_ADMIN is nearly all of root's power"
    static let fix = "Leave it out"

    static func check(_ project: Project) -> [Finding] {
        project.containers.flatMap { container in
            container.capabilities("add").filter { ["SYS_ADMIN", "ALL"].contains($0.name) }.map {
                container.finding("it adds \($0.name)", at: $0.position)
            }
        }
    }
}

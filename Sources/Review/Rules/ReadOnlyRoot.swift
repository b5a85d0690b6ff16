/// Finds containers of pods, Compose services and ECS containers whose root file system can be written.
struct ReadOnlyRoot: Rule {
    static let id = "K8S-ROFS"
    static let why = "Whoever gets in can change programs and leave others behind"
    static let fix =
        "Set readOnlyRootFilesystem: true (Compose read_only: true) and mount what is written, such as /tmp"

    static func check(_ project: Project) -> [Finding] {
        project.running.compactMap { container in
            switch container.platform {
            case .kubernetes:
                let value = container.securityContext?["readOnlyRootFilesystem"]
                guard value?.bool != true else { return nil }
                return container.finding(
                    "the root file system can be written", at: value?.position,
                    edits: [container.setting("securityContext", "readOnlyRootFilesystem", to: "true")])
            case .compose:
                guard container.value["read_only"]?.bool != true else { return nil }
                return container.finding(
                    "the root file system can be written", edits: [container.setting("read_only", to: "true")])
            case .ecs:
                guard container.value["readonlyRootFilesystem"]?.bool != true else { return nil }
                return container.finding("the root file system can be written")
            case .cloudRun: return nil
            }
        }
    }
}

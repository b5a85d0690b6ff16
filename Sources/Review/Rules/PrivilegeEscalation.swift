/// Finds containers of pods that do not forbid more privileges than their parent's.
struct PrivilegeEscalation: Rule {
    static let id = "K8S-PRIVESC"
    static let why = "A set-user-id program in the image gives root back"
    static let fix = "Set allowPrivilegeEscalation: false; in Compose security_opt: [no-new-privileges:true]"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            let value = container.securityContext?["allowPrivilegeEscalation"]
            guard value?.bool != false else { return nil }
            return container.finding(
                "privilege escalation is allowed", at: value?.position,
                edits: [container.setting("securityContext", "allowPrivilegeEscalation", to: "false")])
        }
    }
}

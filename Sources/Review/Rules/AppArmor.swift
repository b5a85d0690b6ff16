/// Finds AppArmor switched off, in the security context or by the old annotation.
struct AppArmor: Rule {
    static let id = "K8S-APPARMOR"
    static let why = "Without AppArmor's profile the kernel stands open where a capability does"
    static let fix = "Leave the profile at RuntimeDefault"

    static func check(_ project: Project) -> [Finding] {
        let fields = project.pods.compactMap { container -> Finding? in
            guard let type = container.security("appArmorProfile")?["type"], type.string == "Unconfined" else {
                return nil
            }
            return container.finding("AppArmor is switched off", at: type.position)
        }
        return fields
            + project.podOwners.flatMap { owner in
                owner.podAnnotations.filter {
                    $0.key.contains("apparmor.security.beta") && $0.value.string == "unconfined"
                }.map {
                    owner.finding("AppArmor is switched off", at: $0.position)
                }
            }
    }
}

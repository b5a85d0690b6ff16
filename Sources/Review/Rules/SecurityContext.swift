/// Finds containers of pods where neither the container nor the pod has a security context.
struct SecurityContext: Rule {
    static let id = "K8S-SECCTX"
    static let why = "Kubernetes' defaults allow nearly everything"
    static let fix = "Add a securityContext; the restricted Pod Security Standard says what belongs into it"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            let own = container.securityContext?.entries.isEmpty ?? true,
                shared = container.podSecurityContext?.entries.isEmpty ?? true
            return own && shared ? container.finding("no securityContext") : nil
        }
    }
}

/// Finds secrets in ConfigMaps and in Kustomize's configMapGenerator, by name and by form. No secret is printed.
struct ConfigMapSecrets: Rule {
    static let id = "K8S-CM-SECRET"
    static let why = "Whoever may read the namespace's objects reads ConfigMaps, and they are stored as plain text"
    static let fix = "Put it into a Secret that an external secret store fills"

    static func check(_ project: Project) -> [Finding] {
        project.secrets.filter { $0.place == .configMap }.map { found in
            Finding(found.file, found.secret.position, "\(found.secret.kind): \(found.secret.masked)")
        }
    }
}

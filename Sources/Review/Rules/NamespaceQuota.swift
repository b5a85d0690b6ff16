/// Finds namespaces that the files declare without a ResourceQuota.
struct NamespaceQuota: Rule {
    static let id = "K8S-QUOTA"
    static let why = "One namespace can take the whole cluster"
    static let fix = "Add a ResourceQuota to the namespace"

    static func check(_ project: Project) -> [Finding] {
        NamespaceObjects.lacking("ResourceQuota", project)
    }
}

/// Finds namespaces that the files declare without a LimitRange.
struct NamespaceLimits: Rule {
    static let id = "K8S-LIMITRANGE"
    static let why = "A container that somebody starts without limits gets none"
    static let fix = "Add a LimitRange with defaults to the namespace"

    static func check(_ project: Project) -> [Finding] {
        NamespaceObjects.lacking("LimitRange", project)
    }
}

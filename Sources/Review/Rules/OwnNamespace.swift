/// Finds pods in the default namespace, or in none where no Kustomization of the files gives one.
struct OwnNamespace: Rule {
    static let id = "K8S-NAMESPACE"
    static let why = "Quotas, policies and rights are given to namespaces: in the default one everything shares them"
    static let fix = "Give it a namespace"

    static func check(_ project: Project) -> [Finding] {
        let isGiven = project.kustomizations.contains { $0.namespace != nil }
        return project.podOwners.filter { !$0.isPartial }.compactMap { owner in
            if let entry = owner.value["metadata"]?.entry("namespace") {
                return entry.value.string == "default"
                    ? owner.finding("in the default namespace", at: entry.position) : nil
            }
            return isGiven ? nil : owner.finding("no namespace: it ends up in the default one")
        }
    }
}

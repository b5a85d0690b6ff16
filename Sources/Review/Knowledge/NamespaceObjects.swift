/// Namespaces and what they should hold.
enum NamespaceObjects {
    static func lacking(_ kind: String, _ project: Project) -> [Finding] {
        let present = project.manifests.filter { $0.kind == kind }
        let isGiven = project.kustomizations.compactMap(\.namespace)
        return project.manifests.filter { $0.kind == "Namespace" }.compactMap { namespace in
            let has = present.contains { object in
                object.namespace == namespace.name || object.namespace == nil && isGiven.contains(namespace.name)
            }
            return has ? nil : namespace.finding("no \(kind) for it", at: namespace.namePosition)
        }
    }
}

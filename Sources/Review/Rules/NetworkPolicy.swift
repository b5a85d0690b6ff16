/// Finds pods that no NetworkPolicy of the files selects. An empty selector selects all pods of its namespace.
struct NetworkPolicy: Rule {
    static let id = "K8S-NETPOL"
    static let why = "Any pod of the cluster can talk to it, and it can talk to anything"
    static let fix = "Add a NetworkPolicy that lets in its callers and out what it needs"

    static func check(_ project: Project) -> [Finding] {
        let policies = project.manifests.filter { ["NetworkPolicy", "CiliumNetworkPolicy"].contains($0.kind) }
        return project.podOwners.filter { !$0.isPartial && !$0.isJob }.compactMap { owner in
            let labels = owner.podLabels
            let isCovered = policies.contains { policy in
                guard policy.namespace == nil || owner.namespace == nil || policy.namespace == owner.namespace else {
                    return false
                }
                let selector = policy.value["spec", "podSelector"] ?? policy.value["spec", "endpointSelector"]
                return Manifest.strings(selector?["matchLabels"]).allSatisfy { labels[$0.key] == $0.value }
            }
            return isCovered ? nil : owner.finding("no NetworkPolicy selects its pods")
        }
    }
}

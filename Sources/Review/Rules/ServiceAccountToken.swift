/// Finds pods that get the token of their service account. Silent where the account itself forbids it, and where the
/// files give the account rights: then the pod calls the API.
struct ServiceAccountToken: Rule {
    static let id = "K8S-SATOKEN"
    static let why = "Whoever gets in finds a key to the cluster's API"
    static let fix = "Set automountServiceAccountToken: false"

    static func check(_ project: Project) -> [Finding] {
        let accounts = project.manifests.filter { $0.kind == "ServiceAccount" }
        let bindings = project.manifests.filter { $0.kind == "RoleBinding" || $0.kind == "ClusterRoleBinding" }
        let bound = Set(bindings.flatMap { $0.value["subjects"]?.list.compactMap { $0["name"]?.string } ?? [] })
        return project.podOwners.filter { !$0.isPartial }.compactMap { owner in
            guard let pod = owner.pod else { return nil }
            let setting = pod["automountServiceAccountToken"]
            if setting?.bool == false { return nil }
            let name = pod["serviceAccountName"]?.string ?? "default"
            let account = accounts.first { $0.name == name }
            if setting == nil, account?.value["automountServiceAccountToken"]?.bool == false { return nil }
            guard !bound.contains(name) else { return nil }
            return owner.finding(
                "the service account's token is mounted", at: setting?.position,
                edits: [YAMLEdit.set(owner.file, pod, ["automountServiceAccountToken"], to: "false")])
        }
    }
}

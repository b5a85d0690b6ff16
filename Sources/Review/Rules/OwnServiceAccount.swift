/// Finds pods that run under the default service account. Silent where the account's token is not mounted.
struct OwnServiceAccount: Rule {
    static let id = "K8S-DEFAULT-SA"
    static let why = "What one pod's account may do, all pods of the namespace may"
    static let fix = "Make a ServiceAccount for it and name it in serviceAccountName"

    static func check(_ project: Project) -> [Finding] {
        project.podOwners.filter { !$0.isPartial }.compactMap { owner in
            guard let pod = owner.pod else { return nil }
            let account = pod["serviceAccountName"] ?? pod["serviceAccount"]
            guard account == nil || account?.string == "default", pod["automountServiceAccountToken"]?.bool != false
            else { return nil }
            return owner.finding("it runs as the default service account", at: account?.position)
        }
    }
}

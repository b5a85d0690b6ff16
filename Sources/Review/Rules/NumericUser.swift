/// Finds a final USER that is a name. Where the files hold pods that use the image with `runAsNonRoot` and no
/// `runAsUser`, they would not start: then it is high. Silent where pods set the user.
struct NumericUser: Rule {
    static let id = "IMG-NUMERIC-UID"
    static let why = "Kubernetes cannot verify runAsNonRoot for a name and refuses to start the container"
    static let fix = "Write USER 10001, the number of the user"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.compactMap { dockerfile -> Finding? in
            guard let last = dockerfile.finalInstructions.last(where: { $0.keyword == "USER" && !$0.isOnBuild }) else {
                return nil
            }
            let user = DockerVariables.expand(last.words.first?.text ?? "", dockerfile.variables)
            let name = String(user.split(separator: ":").first ?? "")
            guard Int(name) == nil, name != "root", !name.isEmpty, !DockerVariables.isOpen(name) else { return nil }
            let pods = project.containers(of: dockerfile).filter { $0.platform == .kubernetes }
            if !pods.isEmpty, pods.allSatisfy({ $0.security("runAsUser") != nil }) { return nil }
            let fails = pods.contains { $0.security("runAsNonRoot")?.bool == true && $0.security("runAsUser") == nil }
            let message =
                fails ? "USER \(name): the pod's runAsNonRoot cannot be verified" : "USER \(name) is no number"
            var finding = dockerfile.finding(last, message)
            if fails { finding.severity = .high }
            return finding
        }
    }
}

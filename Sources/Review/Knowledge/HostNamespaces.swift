/// Pods and Compose services that share something of the host's.
enum HostNamespaces {
    static func findings(_ project: Project, key: String, composeKey: String, _ message: String) -> [Finding] {
        let pods = project.podOwners.compactMap { owner -> Finding? in
            guard let pod = owner.pod, let entry = pod.entry(key), entry.value.bool == true else { return nil }
            return owner.finding(
                message, at: entry.position, edits: [YAMLEdit.set(owner.file, pod, [key], to: "false")])
        }
        return pods
            + project.containers.filter { $0.platform == .compose }.compactMap { container in
                guard let entry = container.value.entry(composeKey), entry.value.string == "host" else { return nil }
                return container.finding(message, at: entry.position)
            }
    }
}

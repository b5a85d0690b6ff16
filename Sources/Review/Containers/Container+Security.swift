/// The security settings of a container, its own before its pod's.
extension Container {
    var securityContext: Value? { value["securityContext"] }
    var podSecurityContext: Value? { pod["securityContext"] }

    func security(_ key: String) -> Value? {
        securityContext?[key] ?? podSecurityContext?[key]
    }

    /// Names of capabilities, without `CAP_`.
    func capabilities(_ list: String) -> [(name: String, position: Position)] {
        let values =
            switch platform {
            case .compose: value["cap_\(list)"]?.list ?? []
            case .ecs: value["linuxParameters", "capabilities", list]?.list ?? []
            case .kubernetes, .cloudRun: securityContext?["capabilities", list]?.list ?? []
            }
        return values.compactMap { value in
            value.string.map {
                ($0.uppercased().hasPrefix("CAP_") ? String($0.dropFirst(4)) : $0.uppercased(), value.position)
            }
        }
    }

    /// Whether it serves: jobs and init containers end by themselves.
    var isService: Bool { !isJob && !isInit }

    /// Compose's `user: "1000:1000"`, the user's part.
    var composeUser: Value? { value["user"] }
}

extension Container {
    /// Whether it has all capabilities whatever it drops.
    var isPrivileged: Bool {
        (securityContext?["privileged"] ?? value["privileged"])?.bool == true
    }
}

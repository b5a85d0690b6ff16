/// Finds containers of pods and Compose services that do not drop all capabilities.
struct DroppedCapabilities: Rule {
    static let id = "K8S-CAPS-DROP"
    static let why = "The default set lets a process change owners, take over users and forge packets"
    static let fix = "Set capabilities.drop to [ALL]; in Compose cap_drop: [ALL]"

    static func check(_ project: Project) -> [Finding] {
        project.running.compactMap { container in
            guard [.kubernetes, .compose].contains(container.platform),
                !container.capabilities("drop").contains(where: { $0.name == "ALL" }), !container.isPrivileged
            else { return nil }
            let edit =
                container.platform == .compose
                ? container.value["cap_drop"] == nil ? container.setting("cap_drop", to: "[ALL]") : nil
                : container.securityContext?["capabilities", "drop"] == nil
                    ? container.setting("securityContext", "capabilities", "drop", to: "[ALL]") : nil
            return container.finding("capabilities are not dropped", edits: [edit])
        }
    }
}

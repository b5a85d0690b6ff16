import KnowledgeBase

/// Berth's folders of a person, after the XDG base directory specification: a path that is not absolute is ignored.
/// Nobody's home is made.
enum UserFolder {
    case config, state

    func path(_ environment: [String: String]) -> String? {
        let (variable, place) =
            switch self {
            case .config: ("XDG_CONFIG_HOME", "/.config")
            case .state: ("XDG_STATE_HOME", "/.local/state")
            }
        if let named = environment[variable], named.hasPrefix("/") { return named + "/berth" }
        guard let home = environment["HOME"], FileBytes.isFolder(home) else { return nil }
        return home + place + "/berth"
    }
}

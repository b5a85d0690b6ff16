/// Whose facts a dataset holds: everybody's, or one team's.
public enum DatasetLayer: Hashable, Sendable, CustomStringConvertible {
    case seed
    case team(String)

    /// Reads `seed` or `team:NAME`.
    public init?(_ text: some StringProtocol) {
        if text == "seed" {
            self = .seed
        } else if text.hasPrefix("team:"), text.count > 5 {
            self = .team(String(text.dropFirst(5)))
        } else {
            return nil
        }
    }

    /// The team's name; nil for the seed.
    public var team: String? {
        if case .team(let name) = self { name } else { nil }
    }

    public var description: String {
        switch self {
        case .seed: "seed"
        case .team(let name): "team:\(name)"
        }
    }
}

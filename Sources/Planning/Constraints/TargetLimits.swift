import Domain

/// What platforms allow, by name. A limit of one accelerator comes before the platform's own.
struct TargetLimits: Sendable {
    private let rows: [String: TargetLimit]

    init(_ limits: [TargetLimit]) {
        rows = Dictionary(
            limits.map { ("\($0.target)/\($0.limit)/\($0.accelerator)", $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(target: Target, limit: String, accelerator: String = "") -> TargetLimit? {
        rows["\(target.name)/\(limit)/\(accelerator)"] ?? rows["\(target.name)/\(limit)/"]
    }
}

extension TargetLimit {
    /// In seconds, for `s` and `h`.
    var seconds: Double? {
        value.map { unit == "h" ? $0 * 3600 : $0 }
    }

    /// In bytes, for sizes.
    var bytes: Double? {
        guard let value else { return nil }
        return switch unit {
        case "MiB": value * 1_048_576
        case "GiB": value * 1_073_741_824
        case "MB": value * 1_000_000
        case "GB": value * 1_000_000_000
        default: nil
        }
    }

    /// `6 MiB`, `60 s`.
    var words: String {
        value.map { "\($0.plain) \(unit)" } ?? text ?? ""
    }
}

import Domain

/// What platforms allow, by name. A limit of one accelerator comes before the platform's own.
struct TargetLimits: Sendable {
    /// By target, then limit, then accelerator.
    private let rows: [String: [String: [String: TargetLimit]]]

    init(_ limits: [TargetLimit]) {
        var rows: [String: [String: [String: TargetLimit]]] = [:]
        for limit in limits { rows[limit.target, default: [:]][limit.limit, default: [:]][limit.accelerator] = limit }
        self.rows = rows
    }

    subscript(target: Target, limit: String, accelerator: String = "") -> TargetLimit? {
        guard let found = rows[target.name]?[limit] else { return nil }
        return found[accelerator] ?? found[""]
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

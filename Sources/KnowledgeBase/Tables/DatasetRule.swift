/// What the columns of one row must satisfy together.
public enum DatasetRule: Sendable, Equatable {
    /// Both or neither.
    case together(String, String)
    case exactlyOne(String, String)
    case atLeastOne(String, String)
    /// Numbers, none smaller than the one before it.
    case ascending([String])

    public var words: String {
        switch self {
        case .together(let a, let b): "\(a) and \(b) together, or neither"
        case .exactlyOne(let a, let b): "either \(a) or \(b)"
        case .atLeastOne(let a, let b): "\(a) or \(b)"
        case .ascending(let columns): columns.joined(separator: " ≤ ")
        }
    }

    public var columns: [String] {
        switch self {
        case .together(let a, let b), .exactlyOne(let a, let b), .atLeastOne(let a, let b): [a, b]
        case .ascending(let columns): columns
        }
    }
}

import KnowledgeBase

/// A JSON value; numbers stay as they are written, so that prices keep their digits.
enum JSONTree: Equatable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    /// A member of an object; null where there is none.
    subscript(_ key: String) -> JSONTree {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// The value at a path of keys.
    subscript(path keys: String...) -> JSONTree {
        keys.reduce(self) { $0[$1] }
    }

    /// The first of the keys that is there.
    subscript(any keys: String...) -> JSONTree {
        keys.lazy.map { self[$0] }.first { $0 != .null } ?? .null
    }

    var list: [JSONTree] {
        if case .list(let elements) = self { elements } else { [] }
    }

    var object: [String: JSONTree] {
        if case .object(let members) = self { members } else { [:] }
    }

    /// Text as it is, a number as it is written.
    var text: String? {
        switch self {
        case .text(let text), .number(let text): text
        default: nil
        }
    }

    var flag: Bool? {
        if case .flag(let flag) = self { flag } else { nil }
    }

    /// A number, or text that holds one.
    var number: Double? { text.flatMap(Double.init) }

    /// The number as a dataset's cell has it: no exponent, at most nine decimals.
    var decimal: String? { number?.decimal }
}

extension Double {
    /// As a dataset's cell has it: no exponent, at most nine decimals.
    var decimal: String? {
        guard isFinite else { return nil }
        return abs(self) < 1e6 ? ((self * 1e9).rounded() / 1e9).plain : plain
    }

    /// To a tenth, for words.
    var tenths: String { ((self * 10).rounded() / 10).plain }
}

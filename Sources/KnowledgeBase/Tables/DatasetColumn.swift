/// A column of a dataset's table: what the file says, what the store keeps, and what is refused.
public struct DatasetColumn: Sendable {
    public enum Kind: Sendable, Equatable {
        case text
        case real
        case integer
        /// `0` or `1`; `true`, `false`, `yes` and `no` are read too.
        case flag
        /// US dollars with at most nine decimals, kept as whole nano-dollars.
        case usd
        /// `2026`, `2026-11` or `2026-11-24`.
        case date
        /// One of the words.
        case word([String])
        /// `;`-separated members, of the words where there are some.
        case list([String])
    }

    /// What an empty cell means.
    public enum Presence: Sendable, Equatable {
        case required
        /// Unknown: NULL.
        case optional
        case otherwise(String)
        /// What another column of the row says.
        case sameAs(String)
    }

    /// The values a number may have; ends included unless `above` is set.
    public struct Bounds: Sendable, Equatable {
        public var above: Double?
        public var from: Double?
        public var to: Double?

        static let any = Bounds()
        static let positive = Bounds(above: 0)
        static let notNegative = Bounds(from: 0)
        static func within(_ range: ClosedRange<Double>) -> Bounds {
            Bounds(from: range.lowerBound, to: range.upperBound)
        }

        public func allows(_ value: Double) -> Bool {
            if let above, value <= above { return false }
            if let from, value < from { return false }
            if let to, value > to { return false }
            return true
        }

        /// `above 0`, `0 or more`, `from 0 to 100`; empty where every number will do.
        public var words: String {
            switch (above, from, to) {
            case (let above?, _, _): "above \(above.plain)"
            case (_, let from?, let to?): "from \(from.plain) to \(to.plain)"
            case (_, let from?, nil): "\(from.plain) or more"
            case (_, nil, let to?): "\(to.plain) or less"
            default: ""
            }
        }
    }

    /// The row of another table that this column's value names.
    public struct Reference: Sendable, Equatable {
        public let table: String
        /// The columns of this row that make up the other's key, in its order.
        public let columns: [String]
        /// Values that name no row: `*`.
        public let exempt: [String]
    }

    /// The name in files, JSON and the schema.
    public let name: String
    /// The name in SQL, where it differs.
    public let stored: String
    public let kind: Kind
    /// `GiB`, `ms`, `USD`; nil for what has none.
    public let unit: String?
    public let presence: Presence
    public let bounds: Bounds
    public let reference: Reference?
    /// Other names that a file may use.
    public let otherNames: [String]
    /// One line for people.
    public let meaning: String

    /// The name as SQL writes it: `limit` is a keyword.
    public var quoted: String { "\"\(stored)\"" }

    public var isNumber: Bool {
        switch kind {
        case .real, .integer, .flag, .usd: true
        case .text, .date, .word, .list: false
        }
    }
}

extension Double {
    /// The shortest digits that read back as the same number, without an exponent and without `.0` where whole.
    public var plain: String {
        if self == rounded(), abs(self) < 1e15 { return String(Int64(self)) }
        let text = String(self)
        guard isFinite, let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let sign = self < 0 ? "-" : ""
        let mantissa = text[..<mark].drop { $0 == "-" }
        let whole = mantissa.prefix { $0 != "." }
        let digits = mantissa.filter { $0 != "." }
        // How many of the digits stand before the point.
        let point = whole.count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        return sign + digits + String(repeating: "0", count: max(0, point - digits.count))
    }
}

public import Domain

/// A look-up of facts: which table, which rows of it, how many.
public struct FactQuery: Sendable {
    public struct Filter: Sendable, Hashable {
        public enum Comparison: String, Sendable, Hashable, CaseIterable {
            case equal = "="
            case notEqual = "!="
            case atLeast = ">="
            case atMost = "<="
            case above = ">"
            case below = "<"
            /// Text within text, upper or lower case.
            case contains = "~"
        }

        /// The column as dataset files name it, or `layer`, `dataset`.
        public let column: String
        public let comparison: Comparison
        public let value: String

        public init(_ column: String, _ comparison: Comparison, _ value: String) {
            self.column = column
            self.comparison = comparison
            self.value = value
        }

        /// Reads `region=us-east-1`, `usd_per_hour<=2`, `instance_type~g6`.
        public init?(_ text: String) {
            let start = text.firstIndex { "=!<>~".contains($0) }
            guard let start, start > text.startIndex else { return nil }
            let rest = text[start...]
            let found = Comparison.allCases.filter { rest.hasPrefix($0.rawValue) }.max {
                $0.rawValue.count < $1.rawValue.count
            }
            guard let found else { return nil }
            self.init(String(text[..<start]), found, String(rest.dropFirst(found.rawValue.count)))
        }
    }

    public var table: DatasetTable
    /// What the answer rests on, highest precedence first.
    public var datasets: [Dataset]
    public var filters: [Filter]
    /// Only rows about one of these, as the store spells them; empty: all. A price is about its machine type's.
    public var accelerators: [String]
    public var limit: Int
    public var offset: Int

    public init(
        table: DatasetTable, datasets: [Dataset], filters: [Filter] = [], accelerators: [String] = [], limit: Int = 50,
        offset: Int = 0
    ) {
        self.table = table
        self.datasets = datasets
        self.filters = filters
        self.accelerators = accelerators
        self.limit = limit
        self.offset = offset
    }
}

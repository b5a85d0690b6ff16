import KnowledgeBase

/// Writes the rows of an answer in one of the modes, as they come.
protocol AnswerWriter {
    mutating func row(_ values: [SQLValue]) throws
    /// - Parameter isWhole: false where the statement failed on the way: what came of it is shown.
    mutating func end(isWhole: Bool) throws
}

/// Rows that were not shown.
enum LeftOut: Hashable {
    case rows(Int)
    /// Counting them all would take too long.
    case moreThan(Int)
}

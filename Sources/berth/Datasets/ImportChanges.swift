import KnowledgeBase

/// What one import changed in rows, beyond their number.
struct ImportChanges {
    /// Nil where nothing was imported.
    let diff: DatasetDiff?
    /// Prices that moved, the furthest first.
    let moves: [PriceMove]
}

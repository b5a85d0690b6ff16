/// A line that is being written, and where the next character goes.
struct LineBuffer: Hashable {
    private(set) var text: String
    /// Characters before the cursor.
    private(set) var cursor: Int
    /// What was deleted last.
    private var deleted = ""

    init(_ text: String = "") {
        self.text = text
        cursor = text.count
    }

    var before: Substring { text.prefix(cursor) }
    var after: Substring { text.dropFirst(cursor) }

    mutating func insert(_ new: String) {
        let head = before + new
        let rest = after
        text = String(head + rest)
        // A mark joins the character before it.
        cursor = min(head.count, text.count)
    }

    /// Replaces the characters before the cursor from `start` on.
    mutating func replace(from start: Int, with new: String) {
        let head = text.prefix(start) + new
        text = String(head + after)
        cursor = head.count
    }

    mutating func set(_ new: String) {
        text = new
        cursor = new.count
    }

    mutating func move(by count: Int) { cursor = max(0, min(text.count, cursor + count)) }
    mutating func moveToStart() { cursor = 0 }
    mutating func moveToEnd() { cursor = text.count }
    mutating func moveWordLeft() { cursor = wordStart }

    mutating func moveWordRight() {
        let rest = after.drop { !Self.isWord($0) }.drop(while: Self.isWord)
        cursor = text.count - rest.count
    }

    mutating func deleteBefore() {
        guard cursor > 0 else { return }
        remove(cursor - 1..<cursor)
    }

    mutating func deleteAfter() {
        guard cursor < text.count else { return }
        remove(cursor..<cursor + 1)
    }

    mutating func deleteToEnd() { keep(cursor..<text.count) }
    mutating func deleteToStart() { keep(0..<cursor) }

    /// The word before the cursor, blanks behind it too, as a Unix terminal does.
    mutating func deleteWord() {
        let head = before.reversed().drop { $0.isWhitespace }.drop { !$0.isWhitespace }
        keep(head.count..<cursor)
    }

    mutating func restore() { insert(deleted) }

    private var wordStart: Int {
        before.reversed().drop { !Self.isWord($0) }.drop(while: Self.isWord).count
    }

    private mutating func keep(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        deleted = String(text.dropFirst(range.lowerBound).prefix(range.count))
        remove(range)
    }

    private mutating func remove(_ range: Range<Int>) {
        text = String(text.prefix(range.lowerBound) + text.dropFirst(range.upperBound))
        cursor = range.lowerBound
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

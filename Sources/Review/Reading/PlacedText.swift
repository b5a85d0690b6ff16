/// Text gathered from several lines, of which every byte still knows where it stood.
struct PlacedText: Sendable {
    private struct Segment {
        let offset: Int
        let line: Int
        let column: Int
    }

    private(set) var text = ""
    private var segments: [Segment] = []

    init() {}

    init(_ text: Substring, line: Int, column: Int = 1) {
        append(text, line: line, column: column)
    }

    var isEmpty: Bool { text.isEmpty }

    mutating func append(_ part: Substring, line: Int, column: Int) {
        segments.append(Segment(offset: text.utf8.count, line: line, column: column))
        text += part
    }

    /// Columns further right are not told apart: nobody reads them, and counting costs the length of the line.
    private static let widest = 4096

    /// Where the byte at this offset stood.
    func position(_ offset: Int) -> Position {
        guard let segment = segments.last(where: { $0.offset <= offset }) ?? segments.first else { return .start }
        let start = text.utf8.index(text.startIndex, offsetBy: segment.offset)
        let end = text.utf8.index(
            text.startIndex, offsetBy: min(max(offset, segment.offset), segment.offset + Self.widest, text.utf8.count))
        let count = text.unicodeScalars.distance(from: start, to: end)
        return Position(line: segment.line, column: segment.column + count)
    }

    /// The text from a byte on, places kept.
    func dropping(_ count: Int) -> PlacedText {
        var rest = PlacedText()
        let ends = segments.dropFirst().map(\.offset) + [text.utf8.count]
        for (segment, end) in zip(segments, ends) where end > count {
            let from = max(segment.offset, count)
            let start = text.utf8.index(text.startIndex, offsetBy: from)
            let place = position(from)
            let part = text[start..<text.utf8.index(text.startIndex, offsetBy: end)]
            rest.append(part, line: place.line, column: place.column)
        }
        return rest
    }
}

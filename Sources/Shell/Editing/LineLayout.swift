import Presentation

/// Where the characters of a prompt and a line come to stand on a terminal that breaks lines at its edge.
struct LineLayout: Hashable {
    struct Place: Hashable {
        var row = 0
        var column = 0
    }

    let end: Place
    let cursor: Place
    /// What is written; the same characters as were given, with nothing in them that drives a terminal.
    let text: String

    init(prompt: String, _ line: LineBuffer, columns: Int) {
        let before = prompt + String(line.before).printable
        let after = String(line.after).printable
        cursor = Self.place(after: before, from: Place(), columns: columns)
        end = Self.place(after: after, from: cursor, columns: columns)
        text = before + after
    }

    private static func place(after text: String, from start: Place, columns: Int) -> Place {
        var place = start
        for character in text {
            let width = String(character).displayWidth
            // A wide character that does not fit goes to the next row whole.
            if place.column + width > columns { place = Place(row: place.row + 1, column: 0) }
            place.column += width
        }
        // A terminal waits at its edge for the next character; here the cursor is sent on.
        return place.column >= columns ? Place(row: place.row + 1, column: 0) : place
    }
}

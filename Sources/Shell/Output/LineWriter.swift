import KnowledgeBase
import Presentation

/// A line for each cell, a blank line between rows.
struct LineWriter: AnswerWriter {
    private let names: [String]
    private let output: any TextOutput
    private var isFirst = true

    init(_ names: [String], output: any TextOutput) {
        let names = names.map(\.printable)
        let width = names.map(\.displayWidth).max() ?? 0
        self.names = names.map { String(repeating: " ", count: width - $0.displayWidth) + $0 + " = " }
        self.output = output
    }

    mutating func row(_ values: [SQLValue]) throws {
        var text = isFirst ? "" : "\n"
        for (name, value) in zip(names, values) { text += name + value.text.printable + "\n" }
        try output.write(text)
        isFirst = false
    }

    func end(isWhole: Bool) {}
}

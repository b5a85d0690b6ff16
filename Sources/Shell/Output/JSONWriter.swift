import KnowledgeBase
import Presentation

/// An array with an object for each row.
struct JSONWriter: AnswerWriter {
    private let names: [String]
    private let output: any TextOutput
    private var isEmpty = true

    init(_ names: [String], output: any TextOutput) {
        self.names = JSONText.members(names)
        self.output = output
    }

    mutating func row(_ values: [SQLValue]) throws {
        let members = zip(names, values).map { "\($0):\($1.json)" }.joined(separator: ",")
        try output.write((isEmpty ? "[{" : ",\n{") + members + "}")
        isEmpty = false
    }

    func end(isWhole: Bool) throws {
        try output.write(isEmpty ? "[]" : "]")
    }
}

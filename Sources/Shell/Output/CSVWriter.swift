import KnowledgeBase
import Presentation

/// Comma-separated values after RFC 4180, with a line of names.
struct CSVWriter: AnswerWriter {
    private let output: any TextOutput

    init(_ names: [String], output: any TextOutput) throws {
        self.output = output
        try output.write(names.map { SQLValue.text($0).csv }.joined(separator: ",") + "\n")
    }

    func row(_ values: [SQLValue]) throws {
        try output.write(values.map(\.csv).joined(separator: ",") + "\n")
    }

    func end(isWhole: Bool) {}
}

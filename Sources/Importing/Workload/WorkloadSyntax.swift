import Foundation
import Yams

/// What the parser's errors mean to the person who wrote the file.
struct WorkloadSyntax {
    /// At least one.
    let lines: [Substring]

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    func fault(_ error: any Error, file: String) -> WorkloadFault {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let message = ([context?.text].compactMap { $0 } + [problem]).joined(separator: ", ")
            return WorkloadFault(place(file, mark.line, mark.column), message, hint: hint(line: mark.line))
        case .reader(let problem, let offset, _, let yaml):
            let before = yaml.prefix(offset ?? 0).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return WorkloadFault(place(file, before.count, (before.last?.unicodeScalars.count ?? 0) + 1), problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0.prefix(40))'" }.joined(separator: ", ")
            return WorkloadFault(place(file, context.mark.line, context.mark.column), "\(names) given twice")
        default:
            return WorkloadFault(place(file, 1, 1), "cannot be read as YAML or JSON")
        }
    }

    /// The parser may point behind the end; a person can only go to what is there.
    private func place(_ file: String, _ line: Int, _ column: Int) -> WorkloadFault.Place {
        let isBehind = line > lines.count
        let line = isBehind ? lines.count : max(line, 1)
        let end = lines[line - 1].unicodeScalars.count + 1
        return .file(file, line: line, column: isBehind ? end : min(max(column, 1), end))
    }

    /// A tab is invisible and YAML refuses it in an indent, with a message that does not say so.
    private func hint(line: Int) -> String? {
        let near = lines.indices.contains(line - 1) ? lines[max(0, line - 2)..<line] : []
        let tab = near.contains { $0.prefix { $0 == " " || $0 == "\t" }.contains("\t") }
        return tab ? "indent with spaces, not tabs" : nil
    }
}

import Foundation
import Yams

/// Reads the documents of a YAML or JSON file, whoever wrote it: depth and the work that aliases cause are limited.
enum YAMLReader {
    /// Deeper files are refused: the parser descends on the stack.
    static let deepest = 200
    /// Values that a file may hold once its aliases are written out.
    static let largest = 200_000

    static func documents(_ file: SourceFile) throws(Unparsable) -> [Value] {
        if let problem = YAMLLimits.problem(in: file) { throw problem }
        do {
            let parser = try Parser(yaml: file.text, resolver: .basic, encoding: .utf8)
            var budget = largest
            var documents: [Value] = []
            while let root = try parser.nextRoot() {
                documents.append(try value(root, file, &budget))
                // A stream of nothing but separators.
                if documents.count > 10_000 { throw Unparsable(position: .start, reason: "more than 10,000 documents") }
            }
            return documents.filter { !$0.isNull }
        } catch {
            throw unparsable(error)
        }
    }

    private static func value(_ node: Node, _ file: SourceFile, _ budget: inout Int) throws(Unparsable) -> Value {
        let position = node.mark.map { Position(line: $0.line, column: $0.column) } ?? .start
        budget -= 1
        guard budget > 0 else {
            throw Unparsable(position: position, reason: "more than \(largest) values once aliases are written out")
        }
        switch node {
        case .scalar(let scalar):
            return Value(.scalar(scalar.string, isPlain: scalar.style == .plain), at: position)
        case .alias:
            return Value(.expression("alias"), at: position)
        case .sequence(let sequence):
            var values: [Value] = []
            for element in sequence { values.append(try value(element, file, &budget)) }
            return Value(.list(values), at: position, isBlock: isBlock(file, position))
        case .mapping(let mapping):
            var entries: [Value.Entry] = []
            var merged: [Value.Entry] = []
            for (key, content) in mapping {
                let value = try value(content, file, &budget)
                if case .scalar(let scalar) = key, scalar.string == "<<" {
                    merged += value.listOrSelf.flatMap(\.entries)
                } else {
                    let place = key.mark.map { Position(line: $0.line, column: $0.column) } ?? position
                    entries.append(.init(key: key.scalar?.string ?? "", position: place, value: value))
                }
            }
            let own = Set(entries.map(\.key))
            let inherited = merged.filter { !own.contains($0.key) }
            return Value(.map(inherited + entries), at: position, isBlock: isBlock(file, position))
        }
    }

    /// Whether a collection is laid out by indentation. What the parser says of it is the style of its end.
    private static func isBlock(_ file: SourceFile, _ position: Position) -> Bool {
        let sign = file.line(position.line).unicodeScalars.dropFirst(position.column - 1).first
        return sign.map { !["{", "[", "&", "!", "*"].contains($0) } ?? false
    }

    private static func unparsable(_ error: any Error) -> Unparsable {
        switch error {
        case let known as Unparsable: return known
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let text = ([context?.text].compactMap { $0 } + [problem]).joined(separator: ", ")
            return Unparsable(position: Position(line: max(1, mark.line), column: max(1, mark.column)), reason: text)
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0.prefix(40))'" }.joined(separator: ", ")
            let mark = context.mark
            return Unparsable(position: Position(line: mark.line, column: mark.column), reason: "\(names) given twice")
        default: return Unparsable(position: .start, reason: "no YAML")
        }
    }
}

import Foundation

/// Writes keys into blocks of YAML.
enum YAMLEdit {
    /// Sets `path` below `map`: existing keys are followed, the rest is added where the innermost existing block can
    /// grow. Nil where that is written on one line, or belongs to another place of the file.
    static func set(_ file: SourceFile, _ map: Value, _ path: [String], to value: String) -> Edit? {
        var block = map, rest = path[...]
        while let key = rest.first, rest.count > 1, let next = block.entry(key)?.value, next.isMap, next.isBlock {
            block = next
            rest = rest.dropFirst()
        }
        guard let last = rest.first, block.isBlock else { return nil }
        if let present = block.entry(last) {
            guard rest.count == 1 else { return nil }
            return replace(file, present, by: value)
        }
        // The second key of a block starts a line of its own; the first may follow a dash.
        guard let column = block.entries.first?.position.column, isAligned(block, column) else { return nil }
        if block.entries.count > 1 {
            return .set(
                file: file.path, before: commentStart(file, block.entries[1].position.line), indent: column - 1,
                path: Array(rest), value: [value])
        }
        let only = block.entries[0]
        guard only.value.lastLine == only.position.line, !isBlockScalar(file, only) else { return nil }
        return .set(
            file: file.path, before: only.position.line + 1, indent: column - 1, path: Array(rest), value: [value])
    }

    /// Takes the place of a scalar that stands behind its key.
    private static func replace(_ file: SourceFile, _ entry: Value.Entry, by value: String) -> Edit? {
        let line = file.line(entry.position.line)
        guard case .scalar = entry.value.content, entry.value.position.line == entry.position.line,
            !isBlockScalar(file, entry)
        else { return nil }
        let scalars = Array(line.unicodeScalars)
        let start = entry.value.position.column - 1
        guard start <= scalars.count else { return nil }
        var head = "", tail = ""
        head.unicodeScalars.append(contentsOf: scalars[..<start])
        tail.unicodeScalars.append(contentsOf: scalars[start...])
        let comment = tail.range(of: " #").map { String(tail[$0.lowerBound...]) } ?? ""
        let gap = head.hasSuffix(":") ? " " : ""
        return .replace(file: file.path, line: entry.position.line, by: [head + gap + value + comment])
    }

    private static func isAligned(_ block: Value, _ column: Int) -> Bool {
        let lines = block.entries.map(\.position.line)
        return block.entries.allSatisfy { $0.position.column == column } && Set(lines).count == lines.count
            && lines == lines.sorted()
    }

    private static func isBlockScalar(_ file: SourceFile, _ entry: Value.Entry) -> Bool {
        guard case .scalar(_, let isPlain) = entry.value.content else { return false }
        let line = file.line(entry.position.line)
        let end = line.last { $0 != " " }
        return !isPlain && !(end == "\"" || end == "'") && !line.contains(" #")
    }

    /// Comments above a key stay with it.
    private static func commentStart(_ file: SourceFile, _ line: Int) -> Int {
        var line = line
        while line > 1, file.line(line - 1).first(where: { $0 != " " }) == "#" { line -= 1 }
        return line
    }
}

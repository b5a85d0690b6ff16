import Testing

@testable import Review

/// Applies a unified patch strictly: every line of context and of what is removed must be there.
enum PatchedFiles {
    static func apply(_ patch: String, to files: [SourceFile]) throws -> [SourceFile] {
        var files = files
        var index: Int?, output: [Substring] = [], cursor = 0
        func finish() {
            guard let found = index else { return }
            output += files[found].lines[cursor...]
            files[found] = SourceFile(path: files[found].path, text: output.joined(separator: "\n"))
        }
        var lines = patch.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last == "" { lines.removeLast() }
        for line in lines {
            if line.hasPrefix("--- a/") {
                finish()
                index = files.firstIndex { "--- a/" + $0.path == line }
                #expect(index != nil, "\(line)")
                (output, cursor) = ([], 0)
                continue
            }
            guard let current = index, !line.hasPrefix("+++ ") else { continue }
            let source = files[current].lines
            if line.hasPrefix("@@ ") {
                let old = line.split(separator: " ")[1].dropFirst().split(separator: ",")
                let start = try #require(Int(old[0])), count = try #require(Int(old[1]))
                let target = count == 0 ? start : start - 1
                try #require(target >= cursor)
                output += source[cursor..<target]
                cursor = target
            } else if line.hasPrefix("+") {
                output.append(line.dropFirst())
            } else if line.hasPrefix(" ") || line.hasPrefix("-") {
                #expect(source[cursor] == line.dropFirst())
                if line.hasPrefix(" ") { output.append(source[cursor]) }
                cursor += 1
            }
        }
        finish()
        return files
    }
}

/// Writes a patch for `patch -p1`. Lines that hold a secret are in it neither as context nor as what is taken out.
struct PatchWriter {
    private static let context = 3

    private let files: [SourceFile]
    private let redactor: Redactor
    private var hunks: [String: [Change]] = [:]
    private var sets: [String: [Place: KeyTree]] = [:]
    private(set) var remarks: [String] = []
    private(set) var count = 0

    /// `removed` lines from `line` on make way for `added`.
    private struct Change {
        let line: Int
        let removed: Int
        let added: [String]
    }

    private struct Place: Hashable {
        let before: Int
        let indent: Int
    }

    init(_ files: [SourceFile], _ redactor: Redactor) {
        self.files = files
        self.redactor = redactor
    }

    /// Takes all edits of a finding, or none where they meet another finding's.
    mutating func add(_ edits: [Edit]) {
        guard !edits.isEmpty else { return }
        for edit in edits where !isPossible(edit) { return }
        for edit in edits {
            switch edit {
            case .replace(let file, let line, let lines):
                hunks[file, default: []].append(Change(line: line, removed: 1, added: lines))
            case .insert(let file, let line, let lines):
                hunks[file, default: []].append(Change(line: line, removed: 0, added: lines))
            case .set(let file, let line, let indent, let path, let value):
                sets[file, default: [:]][Place(before: line, indent: indent), default: KeyTree()].set(path[...], value)
            }
        }
        count += 1
    }

    private mutating func isPossible(_ edit: Edit) -> Bool {
        guard let source = files.first(where: { $0.path == edit.file }) else { return false }
        guard case .replace(let file, let line, let added) = edit else {
            // Behind a last line without an end nothing can be put without touching it.
            return edit.line <= source.lines.count
        }
        if redactor.holdsSecret(source.line(line)) {
            remarks.append("\(file):\(line) holds a secret, so its change is not in the patch")
            return false
        }
        // Two findings about one line: the first wins, unless they agree.
        return !(hunks[file] ?? []).contains { $0.line == line && $0.removed == 1 && $0.added != added }
    }

    func text() -> String {
        files.filter { hunks[$0.path] != nil || sets[$0.path] != nil }.map(diff).joined()
    }

    private func changes(_ file: SourceFile) -> [Change] {
        var changes: [Change] = []
        for change in hunks[file.path] ?? []
        where !changes.contains(where: {
            $0.line == change.line && $0.removed == change.removed && $0.added == change.added
        }) {
            changes.append(change)
        }
        for (place, tree) in sets[file.path] ?? [:] {
            changes.append(Change(line: place.before, removed: 0, added: tree.lines(indent: place.indent)))
        }
        return changes.sorted { ($0.line, $0.removed) < ($1.line, $1.removed) }
    }

    private func diff(_ file: SourceFile) -> String {
        let path = file.path.hasPrefix("/") ? String(file.path.dropFirst()) : "".joining(file.path)
        let end = file.endsLinesWithCRLF ? "\r\n" : "\n"
        // A last line without an end is told to `patch`.
        let isOpenEnded = file.lines.last.map { !$0.isEmpty } ?? false
        let lineCount = file.lines.count - (isOpenEnded ? 0 : 1)
        var text = "--- a/\(path)\n+++ b/\(path)\n", shift = 0
        for group in groups(changes(file), file) {
            let first = max(contextStart(group.first?.line ?? 1, file), 1)
            let lastChange = group.last.map { $0.line + $0.removed } ?? 1
            let last = contextEnd(lastChange, file, lineCount)
            var body = "", line = first, removed = 0, added = 0
            func copy(upTo limit: Int) {
                while line < limit {
                    body += " " + file.line(line) + end
                    if isOpenEnded, line == lineCount { body += "\\ No newline at end of file\n" }
                    line += 1
                }
            }
            for change in group {
                copy(upTo: change.line)
                for _ in 0..<change.removed {
                    body += "-" + file.line(line) + end
                    if isOpenEnded, line == lineCount { body += "\\ No newline at end of file\n" }
                    line += 1
                    removed += 1
                }
                for new in change.added { body += "+" + new + end }
                added += change.added.count
            }
            copy(upTo: last)
            let old = line - first, new = old - removed + added
            // A hunk without old lines names the line before it.
            text +=
                "@@ -\(old == 0 ? first - 1 : first),\(old) +\(new == 0 ? first + shift - 1 : first + shift),\(new) @@\n"
                + body
            shift += added - removed
        }
        return text
    }

    /// Changes whose contexts touch belong to one hunk.
    private func groups(_ changes: [Change], _ file: SourceFile) -> [[Change]] {
        changes.reduce(into: []) { groups, change in
            if let last = groups.last?.last, change.line - (last.line + last.removed) <= 2 * Self.context,
                !(last.line + last.removed..<max(change.line, last.line + last.removed)).contains(where: {
                    redactor.holdsSecret(file.line($0))
                })
            {
                groups[groups.count - 1].append(change)
            } else {
                groups.append([change])
            }
        }
    }

    private func contextStart(_ line: Int, _ file: SourceFile) -> Int {
        var start = line
        while start > 1, line - start < Self.context, !redactor.holdsSecret(file.line(start - 1)) { start -= 1 }
        return start
    }

    private func contextEnd(_ line: Int, _ file: SourceFile, _ count: Int) -> Int {
        var end = line
        while end <= count, end - line < Self.context, !redactor.holdsSecret(file.line(end)) { end += 1 }
        return end
    }
}

/// The lines in which two texts differ, with three lines around each change, as `diff -u` and `patch` have them.
public struct UnifiedDiff: Hashable, Sendable {
    /// Empty where the texts are the same.
    public let text: String

    private enum Line {
        case kept(Substring)
        case removed(Substring)
        case added(Substring)

        var isKept: Bool { if case .kept = self { true } else { false } }

        var text: String {
            switch self {
            case .kept(let line): " " + line
            case .removed(let line): "-" + line
            case .added(let line): "+" + line
            }
        }
    }

    /// - Parameter old: nil for a file that is not there yet.
    /// - Parameter new: nil for one that goes away.
    public init(path: String, from old: String?, to new: String?) {
        guard old != new else {
            text = ""
            return
        }
        let lines = Self.lines(Self.split(old ?? ""), Self.split(new ?? ""))
        var text = "--- \(old == nil ? "/dev/null" : "a/" + path)\n+++ \(new == nil ? "/dev/null" : "b/" + path)\n"
        for hunk in Self.hunks(lines) { text += Self.text(of: hunk, in: lines) }
        self.text = text
    }

    private static func split(_ text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func lines(_ old: [Substring], _ new: [Substring]) -> [Line] {
        let difference = new.difference(from: old)
        var removed = Set<Int>(), added = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = [], next = 0
        for index in old.indices {
            if removed.contains(index) {
                lines.append(.removed(old[index]))
                continue
            }
            while added.contains(next) {
                lines.append(.added(new[next]))
                next += 1
            }
            lines.append(.kept(old[index]))
            next += 1
        }
        return lines + new[next...].map { .added($0) }
    }

    /// Ranges of lines that are shown: changes that are six lines apart or less are shown together.
    private static func hunks(_ lines: [Line]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in lines.indices where !lines[index].isKept {
            let start = max(0, index - 3), end = min(lines.count, index + 4)
            if let last = hunks.last, last.upperBound >= start {
                hunks[hunks.count - 1] = last.lowerBound..<end
            } else {
                hunks.append(start..<end)
            }
        }
        return hunks
    }

    private static func text(of hunk: Range<Int>, in lines: [Line]) -> String {
        func counts(_ range: Range<Int>) -> (old: Int, new: Int) {
            lines[range].reduce(into: (0, 0)) { counts, line in
                switch line {
                case .kept: counts = (counts.0 + 1, counts.1 + 1)
                case .removed: counts.0 += 1
                case .added: counts.1 += 1
                }
            }
        }
        let before = counts(0..<hunk.lowerBound), inside = counts(hunk)
        let old = "-\(before.old + (inside.old > 0 ? 1 : 0)),\(inside.old)"
        let new = "+\(before.new + (inside.new > 0 ? 1 : 0)),\(inside.new)"
        return "@@ \(old) \(new) @@\n" + lines[hunk].map { $0.text + "\n" }.joined()
    }
}

/// A line of `.gitignore` or `.dockerignore`.
struct GlobPattern: Sendable {
    let isNegated: Bool
    private let isFolder: Bool
    private let isAnchored: Bool
    private let parts: [String]

    /// - Parameter isDocker: patterns of `.dockerignore` are paths from its folder, those of `.gitignore` without a
    ///   slash match a name anywhere.
    init?(_ line: Substring, isDocker: Bool = false) {
        var line = line
        while let last = line.last, last == " " || last == "\t" || last == "\r" { line.removeLast() }
        guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
        isNegated = line.hasPrefix("!")
        if isNegated { line = line.dropFirst() }
        isFolder = line.hasSuffix("/") && !isDocker
        while line.hasSuffix("/") { line.removeLast() }
        while line.hasPrefix("./") { line = line.dropFirst(2) }
        isAnchored = isDocker || line.contains("/")
        parts = line.split(separator: "/").map(String.init)
        guard !parts.isEmpty else { return nil }
    }

    /// Whether it matches this path, given from the pattern's folder, or a folder above it.
    func matches(_ path: [Substring], isFolder: Bool) -> Bool {
        for count in 1...max(1, path.count) where count <= path.count {
            let isPart = count < path.count
            if self.isFolder, !isPart, !isFolder { continue }
            let head = Array(path.prefix(count))
            if isAnchored ? Self.match(parts[...], head[...]) : Self.match(parts[...], head.suffix(1)) { return true }
        }
        return false
    }

    private static func match(_ parts: ArraySlice<String>, _ path: ArraySlice<Substring>) -> Bool {
        guard let part = parts.first else { return path.isEmpty }
        if part == "**" {
            let rest = parts.dropFirst()
            if rest.isEmpty { return true }
            return (path.startIndex...path.endIndex).contains { match(rest, path[$0...]) }
        }
        guard let name = path.first, wildcard(Array(part.utf8), Array(name.utf8)) else { return false }
        return match(parts.dropFirst(), path.dropFirst())
    }

    /// `*`, `?` and `[…]`, with one place to return to, so that it takes no longer than pattern times name.
    static func wildcard(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var p = 0, n = 0, star: Int?, mark = 0
        while n < name.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                (star, mark) = (p, n)
                p += 1
            } else if p < pattern.count, let next = single(pattern, p, name[n]) {
                p = next
                n += 1
            } else if let back = star {
                p = back + 1
                mark += 1
                n = mark
            } else {
                return false
            }
        }
        while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
        return p == pattern.count
    }

    /// The place behind one sign of the pattern, where it matches the byte.
    private static func single(_ pattern: [UInt8], _ index: Int, _ byte: UInt8) -> Int? {
        switch pattern[index] {
        case UInt8(ascii: "?"): return index + 1
        case UInt8(ascii: "["):
            guard let end = pattern[(index + 1)...].firstIndex(of: UInt8(ascii: "]")) else {
                return byte == pattern[index] ? index + 1 : nil
            }
            return inSet(pattern[(index + 1)..<end], byte) ? end + 1 : nil
        case UInt8(ascii: "\\") where index + 1 < pattern.count: return pattern[index + 1] == byte ? index + 2 : nil
        case let sign: return sign == byte ? index + 1 : nil
        }
    }

    private static func inSet(_ set: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
        let isNegated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
        let signs = Array(isNegated ? set.dropFirst() : set)
        var found = false, index = 0
        while index < signs.count {
            if index + 2 < signs.count, signs[index + 1] == UInt8(ascii: "-") {
                if signs[index] <= byte, byte <= signs[index + 2] { found = true }
                index += 3
            } else {
                if signs[index] == byte { found = true }
                index += 1
            }
        }
        return found != isNegated
    }
}

/// The patterns of one ignore file; the last that matches decides.
struct IgnoreList: Sendable {
    private let patterns: [GlobPattern]

    init(_ text: String, isDocker: Bool = false) {
        patterns = text.split(whereSeparator: \.isNewline).compactMap { GlobPattern($0, isDocker: isDocker) }
    }

    /// nil where no pattern speaks of it.
    func verdict(_ path: String, isFolder: Bool) -> Bool? {
        let parts = path.split(separator: "/")
        return patterns.last { $0.matches(parts, isFolder: isFolder) }.map { !$0.isNegated }
    }

    func ignores(_ path: String, isFolder: Bool = false) -> Bool { verdict(path, isFolder: isFolder) ?? false }
}

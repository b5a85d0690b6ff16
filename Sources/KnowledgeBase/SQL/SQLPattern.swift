/// A pattern of LIKE or GLOB. A search that finds nothing goes back to the last `%` only, and can be stopped.
struct SQLPattern {
    enum Kind { case like, glob }

    private enum Part {
        case anything
        case one
        case scalar(Unicode.Scalar)
        case among([ClosedRange<UInt32>], negated: Bool)
    }

    private let parts: [Part]
    private let foldsCase: Bool

    init(_ text: String, _ kind: Kind, escape: Unicode.Scalar?) {
        foldsCase = kind == .like
        parts = kind == .like ? Self.like(text, escape) : Self.glob(text)
    }

    private static func like(_ text: String, _ escape: Unicode.Scalar?) -> [Part] {
        var parts: [Part] = []
        var isEscaped = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case _ where isEscaped:
                parts.append(.scalar(folded(scalar)))
                isEscaped = false
            case escape: isEscaped = true
            case "%": parts.append(.anything)
            case "_": parts.append(.one)
            default: parts.append(.scalar(folded(scalar)))
            }
        }
        return parts
    }

    private static func glob(_ text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": parts.append(.anything)
            case "?": parts.append(.one)
            case "[":
                let negated = rest.first == "^"
                if negated { rest.removeFirst() }
                // A bracket that comes first stands for itself; one that never closes matches nothing.
                guard let end = rest.dropFirst().firstIndex(of: "]") else {
                    return parts + [.among([], negated: false)]
                }
                parts.append(.among(ranges(Array(rest[..<end])), negated: negated))
                rest = rest[rest.index(after: end)...]
            default: parts.append(.scalar(scalar))
            }
        }
        return parts
    }

    private static func ranges(_ members: [Unicode.Scalar]) -> [ClosedRange<UInt32>] {
        var ranges: [ClosedRange<UInt32>] = []
        var index = 0
        while index < members.count {
            let low = members[index].value
            if index + 2 < members.count, members[index + 1] == "-" {
                let high = members[index + 2].value
                if low <= high { ranges.append(low...high) }
                index += 3
            } else {
                ranges.append(low...low)
                index += 1
            }
        }
        return ranges
    }

    /// SQLite folds the letters of ASCII only.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (65...90).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }

    /// - Returns: nil where `mustStop` said so.
    func matches(_ bytes: UnsafeBufferPointer<UInt8>, mustStop: () -> Bool) -> Bool? {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var place = text.startIndex, part = 0, steps = 0
        var retry: (place: String.UnicodeScalarView.Index, part: Int)?
        while true {
            steps += 1
            if steps % 65_536 == 0, mustStop() { return nil }
            if part < parts.count, case .anything = parts[part] {
                part += 1
                if part == parts.count { return true }
                retry = (place, part)
            } else if place == text.endIndex {
                return part == parts.count
            } else if part < parts.count, admits(parts[part], text[place]) {
                place = text.index(after: place)
                part += 1
            } else if let last = retry {
                // The last wildcard takes one more.
                place = text.index(after: last.place)
                part = last.part
                retry = (place, part)
            } else {
                return false
            }
        }
    }

    private func admits(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
        switch part {
        case .anything, .one: true
        case .scalar(let wanted): wanted == (foldsCase ? Self.folded(scalar) : scalar)
        case .among(let ranges, let negated): ranges.contains { $0.contains(scalar.value) } != negated
        }
    }
}

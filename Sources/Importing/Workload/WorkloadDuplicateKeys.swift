/// Keys that a mapping holds twice, and the text in which all but the last of each are masked.
///
/// A mask has as many characters as the key, so that positions stay true.
struct WorkloadDuplicateKeys {
    /// Passes over the text are limited; a file with more duplicates is refused at the next one.
    static let most = 32
    private static let firstMask: UInt32 = 0xE000
    private static let filler: Unicode.Scalar = "\u{F8FF}"

    private(set) var text: String
    private var keys: [String: String] = [:]

    init(_ text: String) {
        self.text = text
    }

    /// The key behind a mask.
    func key(maskedBy name: String) -> String? { keys[name] }

    /// Masks the key at a position; false where it does not stand there in plain letters.
    mutating func mask(_ key: String?, line: Int, column: Int) -> Bool {
        guard let key, !key.isEmpty, keys.count < Self.most,
            let sign = Unicode.Scalar(Self.firstMask + UInt32(keys.count))
        else { return false }
        var scalars = Array(text.unicodeScalars)
        guard var start = Self.offset(line: line, column: column, in: scalars) else { return false }
        if start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
        let end = start + key.unicodeScalars.count
        guard end <= scalars.count, scalars[start..<end].elementsEqual(key.unicodeScalars) else { return false }
        let mask = [sign] + Array(repeating: Self.filler, count: key.unicodeScalars.count - 1)
        scalars.replaceSubrange(start..<end, with: mask)
        keys[Self.string(mask)] = key
        text = Self.string(scalars)
        return true
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Lines end as YAML 1.1 says: at CR, LF, CR LF, NEL, LS and PS.
    private static func offset(line: Int, column: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var offset = 0, current = 1
        while current < line, offset < scalars.count {
            switch scalars[offset] {
            case "\r" where offset + 1 < scalars.count && scalars[offset + 1] == "\n": offset += 1; current += 1
            case "\r", "\n", "\u{85}", "\u{2028}", "\u{2029}": current += 1
            default: break
            }
            offset += 1
        }
        return current == line && offset + column - 1 < scalars.count ? offset + column - 1 : nil
    }
}

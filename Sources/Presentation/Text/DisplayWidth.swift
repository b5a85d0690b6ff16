extension String {
    /// The columns that the text takes on a terminal: 2 for East Asian wide characters and emoji, 0 for marks.
    public var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text cut to `width` columns, with `…` where something is missing.
    func cut(to width: Int) -> String {
        if displayWidth <= width { return self }
        guard width > 1 else { return width == 1 ? "…" : "" }
        var kept = "", used = 0
        for character in self {
            let next = character.displayWidth
            if used + next > width - 1 { break }
            kept.append(character)
            used += next
        }
        return kept + "…"
    }

    /// Filled with blanks to `width` columns.
    func padded(to width: Int, _ alignment: TextTable.Alignment = .left) -> String {
        let blanks = String(repeating: " ", count: max(0, width - displayWidth))
        return alignment == .left ? self + blanks : blanks + self
    }

    /// Control characters and direction marks made visible, so that stored text cannot drive a terminal.
    public var printable: String {
        func drives(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        guard unicodeScalars.contains(where: drives) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: text += " "
            case _ where drives(scalar): text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Character {
    var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        // A presentation selector after a character that has two: U+FE0F the picture, U+FE0E the text.
        if first.properties.isEmoji, unicodeScalars.count > 1 {
            if unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
            if unicodeScalars.contains(where: { $0.value == 0xFE0E }) { return 1 }
        }
        // The halfwidth voiced marks of katakana take a column of their own.
        let marks = unicodeScalars.dropFirst().count { (0xFF9E...0xFF9F).contains($0.value) }
        return first.displayWidth + marks
    }
}

extension Unicode.Scalar {
    /// Unicode's East Asian Width `W` and `F` in ranges (UAX #11); emoji shown as pictures are wide.
    fileprivate var displayWidth: Int {
        // A soft hyphen is a format character that terminals show.
        if value == 0xAD { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        switch value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

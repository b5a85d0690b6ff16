import Domain

/// The words of a command: separated by blanks, within quotes as they are, `\` before a mark as in a Unix shell.
enum CommandWords {
    /// - Throws: `.usage` where a quote is not closed.
    static func split(_ line: String) throws(BerthError) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            switch (character, quote) {
            case _ where isEscaped:
                word = (word ?? "") + String(character)
                isEscaped = false
            case ("\\", nil), ("\\", "\""): isEscaped = true
            case (quote, .some): quote = nil
            case (_, .some): word = (word ?? "") + String(character)
            case ("'", nil), ("\"", nil):
                quote = character
                word = word ?? ""
            case (_, nil) where character.isWhitespace:
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else {
            throw BerthError(
                .usage, "a quote is not closed in: \(line)", hints: ["write \\\" or \\' for the mark itself"])
        }
        if let word { words.append(word) }
        return words
    }
}

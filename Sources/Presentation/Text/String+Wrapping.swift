extension String {
    /// The text in lines of at most `width` columns, broken at blanks, and within words that are longer than a line; nil
    /// breaks nothing.
    func wrapped(to width: Int?) -> [String] {
        guard let width, width > 0, displayWidth > width else { return [self] }
        var lines: [String] = [], line = "", used = 0
        // A sign stays on the line of its figure: `87 %`.
        let words = split(separator: " ").reduce(into: [String]()) { words, word in
            if word.hasPrefix("%"), let last = words.popLast() {
                words.append("\(last) \(word)")
            } else {
                words += String(word).pieces(of: width)
            }
        }
        for word in words {
            let next = word.displayWidth
            if used > 0, used + 1 + next > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += word
            used += next
        }
        if used > 0 { lines.append(line) }
        return lines
    }

    /// Parts of at most `width` columns, cut after a slash where there is one: long words are paths.
    private func pieces(of width: Int) -> [String] {
        var rest = self[...]
        var pieces: [String] = []
        while String(rest).displayWidth > width {
            var head = rest.prefix(width)
            while String(head).displayWidth > width, head.count > 1 { head = head.dropLast() }
            if let slash = head.lastIndex(of: "/"), slash > head.startIndex { head = head[...slash] }
            pieces.append(String(head))
            rest = rest.dropFirst(head.count)
        }
        return pieces + (rest.isEmpty ? [] : [String(rest)])
    }
}

/// Readings of a cell's bytes that need no string.
extension UnsafeRawBufferPointer {
    /// Whether this is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    var isDate: Bool {
        guard count == 4 || count == 7 || count == 10 else { return false }
        for index in indices {
            let isDash = index == 4 || index == 7
            guard isDash ? self[index] == UInt8(ascii: "-") : (self[index] &- UInt8(ascii: "0")) <= 9 else {
                return false
            }
        }
        return (count < 7 || (1...12).contains(number(at: 5))) && (count < 10 || (1...31).contains(number(at: 8)))
    }

    var flag: Bool? {
        switch count {
        case 1:
            self[0] == UInt8(ascii: "1") ? true : self[0] == UInt8(ascii: "0") ? false : nil
        case 2...5:
            ["true": true, "false": false, "yes": true, "no": false][String(decoding: self, as: UTF8.self).lowercased()]
        default: nil
        }
    }

    /// The two digits at an index.
    private func number(at index: Int) -> Int {
        Int(self[index] &- UInt8(ascii: "0")) * 10 + Int(self[index + 1] &- UInt8(ascii: "0"))
    }
}

extension UnsafeRawBufferPointer {
    /// The name of an encoding that the file's first bytes give away and that is not UTF-8.
    var foreignEncoding: String? {
        if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        if count >= 2, self[0] == 0 || self[1] == 0 { return "UTF-16 or no text at all" }
        return nil
    }
}

extension DatasetColumnStep {
    /// Whether the bytes are one of the column's words.
    func knows(_ text: UnsafeRawBufferPointer) -> Bool {
        if lastWord < words.count, text.elementsEqual(words[lastWord]) { return true }
        guard let index = words.firstIndex(where: { text.elementsEqual($0) }) else { return false }
        lastWord = index
        return true
    }
}

extension String {
    /// Whether this is `YYYY-MM-DD`.
    var isDay: Bool { Array(utf8).withUnsafeBytes { $0.count == 10 && $0.isDate } }

    /// In quotation marks, without control characters and shortened to what a line can take.
    var quoted: String {
        let shown = String(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
        return "\"" + (shown.count > 60 ? shown.prefix(57) + "…" : shown) + "\""
    }
}

/// Times as records spell them: seconds from any start, or ISO 8601.
enum Timestamp {
    /// Seconds; from 1970 where the text is a date. Nil where it is neither.
    static func seconds(_ text: String) -> Double? {
        if let number = Double(text) { return number.isFinite ? number : nil }
        var scanner = Scanner(Array(text.utf8))
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let midnight = Double(days(year, month, day)) * 86_400
        if scanner.isAtEnd { return midnight }
        guard scanner.skip("T") || scanner.skip(" "), let hour = scanner.number(2), scanner.skip(":"),
            let minute = scanner.number(2), hour < 24, minute < 60
        else { return nil }
        var second = 0.0
        if scanner.skip(":") {
            guard let whole = scanner.number(2), whole < 61 else { return nil }
            second = Double(whole) + (scanner.skip(".") ? scanner.fraction() : 0)
        }
        guard let offset = scanner.zone() else { return nil }
        return midnight + Double(hour * 3600 + minute * 60) + second - Double(offset)
    }

    /// Days since 1970-01-01 in the Gregorian calendar (Hinnant's days_from_civil).
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private struct Scanner {
        private let text: [UInt8]
        private var position = 0

        init(_ text: [UInt8]) {
            self.text = text
        }

        var isAtEnd: Bool { position == text.count }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        mutating func number(_ digits: Int) -> Int? {
            guard position + digits <= text.count else { return nil }
            var value = 0
            for byte in text[position..<position + digits] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            position += digits
            return value
        }

        mutating func fraction() -> Double {
            var value = 0.0, scale = 1.0
            while position < text.count, (48...57).contains(text[position]) {
                scale /= 10
                value += Double(text[position] - 48) * scale
                position += 1
            }
            return value
        }

        /// Seconds east of Greenwich, at the end of the text; a time without a zone is taken as UTC.
        mutating func zone() -> Int? {
            if isAtEnd { return 0 }
            if skip("Z") || skip("z") { return isAtEnd ? 0 : nil }
            let sign = skip("+") ? 1 : skip("-") ? -1 : 0
            guard sign != 0, let hours = number(2) else { return nil }
            _ = skip(":")
            let minutes = isAtEnd ? 0 : number(2)
            guard let minutes, isAtEnd else { return nil }
            return sign * (hours * 3600 + minutes * 60)
        }
    }
}

/// JSON strings, written without Foundation, whose encoder takes whole documents only.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [0x22]
        bytes.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The names of an object's members: a name that comes again gets a number, so that no value is lost.
    static func members(_ names: [String]) -> [String] {
        var used: Set<String> = []
        return names.map { name in
            var member = name, count = 1
            while !used.insert(member).inserted {
                count += 1
                member = "\(name)_\(count)"
            }
            return quoted(member)
        }
    }
}

/// Where bytes stop being UTF-8.
enum WorkloadEncoding {
    static func fault(_ bytes: [UInt8], file: String) -> WorkloadFault {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var line = 1, column = 1
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return WorkloadFault(
            .file(file, line: line, column: column), "found bytes that are not UTF-8", expected: "text in UTF-8",
            hint: hint(bytes))
    }

    private static func hint(_ bytes: [UInt8]) -> String? {
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        return isUTF16 ? "it looks like UTF-16: save it as UTF-8" : nil
    }
}

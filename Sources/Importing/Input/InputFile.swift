import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file to import, or standard input, unpacked where it is gzip.
struct InputFile {
    /// What messages call it: the file's name without its folders and without `.gz`.
    let name: String
    /// The folder that holds it, the last part of its path; empty for standard input.
    let folder: String
    /// The day on which it was last written, `YYYY-MM-DD`, UTC.
    let day: String
    let content: MappedFile

    static let standardInput = "-"

    var bytes: UnsafeRawBufferPointer { content.bytes }
    var text: String { content.text }

    /// The name without its last extension.
    var stem: String {
        guard let point = name.lastIndex(of: "."), point > name.startIndex else { return name }
        return String(name[..<point])
    }

    /// What was written to a temporary file.
    init(_ file: MappedFile, name: String) {
        content = file
        self.name = name
        folder = ""
        day = ""
    }

    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - check: called now and then; throws to give up.
    /// - Throws: `.notFound`, `.notPermitted`, `.readWrite`, `.badData` for a damaged gzip file.
    init(_ path: String, check: () throws -> Void = {}) throws {
        let raw: MappedFile
        if path == Self.standardInput {
            raw = try Self.readAll(check: check)
            name = "standard input"
            folder = ""
            day = Self.day(time(nil))
        } else {
            raw = try MappedFile(path)
            let parts = path.split(separator: "/").map(String.init)
            let last = parts.last ?? path
            name = last.hasSuffix(".gz") ? String(last.dropLast(3)) : last
            folder = parts.dropLast().last ?? ""
            day = Self.dayOfChange(path)
        }
        guard Gunzip.isPacked(raw.bytes) else {
            content = raw
            return
        }
        let spool = try Spool()
        try Gunzip.unpack(raw.bytes, name: path) { piece in
            try check()
            try spool.write(piece)
        }
        content = try spool.mapped(name: path)
    }

    private static func readAll(check: () throws -> Void) throws -> MappedFile {
        let spool = try Spool()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            try check()
            // Half a second at most, because a signal may come between the check and the wait. One that ends the wait
            // is checked for before reading, which would wait again.
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 500) > 0 else { continue }
            let count = piece.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw BerthError(.readWrite, "cannot read standard input: \(String(cString: strerror(errno)))")
            }
            if count == 0 { return try spool.mapped(name: "standard input") }
            try piece.withUnsafeBytes { try spool.write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private static func dayOfChange(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "1970-01-01" }
        #if canImport(Darwin)
            return day(status.st_mtimespec.tv_sec)
        #else
            return day(status.st_mtim.tv_sec)
        #endif
    }

    private static func day(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let rest = [Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return ([String(Int(parts.tm_year) + 1900)] + rest).joined(separator: "-")
    }
}

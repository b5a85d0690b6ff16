import KnowledgeBase

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Lines that were typed, kept in `$XDG_STATE_HOME/berth/history` for the person alone to read.
///
/// A shell without a place for them keeps them while it runs.
struct History {
    private(set) var lines: [String] = []
    private let path: String?

    private static let limit = 1000

    init(_ environment: [String: String]) {
        path = UserFolder.state.path(environment).map { $0 + "/history" }
        guard let path, let bytes = try? FileBytes.read(path) else { return }
        let all = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        lines = all.suffix(Self.limit)
        // Other shells add to the file: it is shortened here, where none is in the middle of a line.
        if all.count > 2 * Self.limit { write(lines, flags: O_TRUNC) }
    }

    /// Keeps a line, unless it repeats the last or begins with a blank.
    mutating func add(_ line: String) {
        guard !line.trimmed.isEmpty, line.first?.isWhitespace != true, line != lines.last else { return }
        lines.append(line)
        write([line], flags: O_APPEND)
    }

    private func write(_ lines: [String], flags: Int32) {
        guard let path else { return }
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // A file that was there before with another mode.
        fchmod(descriptor, 0o600)
        let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
        _ = writeBytes(descriptor, bytes, bytes.count)
    }
}

/// The C library's `write`, whose name `History.write` hides.
private func writeBytes(_ descriptor: Int32, _ bytes: [UInt8], _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

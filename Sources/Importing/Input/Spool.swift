import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A temporary file without a name: what cannot be mapped as it comes is written here first, and is gone with the
/// process, however that ends.
final class Spool {
    private static let blockSize = 1 << 18

    private let descriptor: Int32
    private var block: [UInt8] = []

    /// - Throws: `.cannotCreate` where the folder for temporary files takes none.
    init() throws(BerthError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array((folder + "/berth-XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw BerthError(
                .cannotCreate, "cannot create a temporary file in \(folder): \(String(cString: strerror(errno)))",
                hints: ["set TMPDIR to a folder with room"])
        }
        unlink(template)
        block.reserveCapacity(Self.blockSize * 2)
    }

    deinit {
        close(descriptor)
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(BerthError) {
        block.append(contentsOf: bytes)
        if block.count >= Self.blockSize { try flush() }
    }

    func write(_ text: String) throws(BerthError) {
        block.append(contentsOf: text.utf8)
        if block.count >= Self.blockSize { try flush() }
    }

    /// Everything that was written, as memory.
    func mapped(name: String) throws(BerthError) -> MappedFile {
        try flush()
        return try MappedFile(descriptor: descriptor, name: name)
    }

    private func flush() throws(BerthError) {
        var from = 0
        while from < block.count {
            let count = block.withUnsafeBytes { writeBytes(descriptor, $0[from...]) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw BerthError(.readWrite, "cannot write a temporary file: \(String(cString: strerror(errno)))")
            }
            from += count
        }
        block.removeAll(keepingCapacity: true)
    }
}

/// The C library's `write`, whose name `Spool.write` hides.
private func writeBytes(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: bytes)
    return write(descriptor, rest.baseAddress, rest.count)
}

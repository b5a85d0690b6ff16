import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The first hundred bytes of a database file, read without SQLite, which could write beside it.
///
/// The offsets are those of the SQLite file format, section 1.3 (https://sqlite.org/fileformat2.html).
struct StoreHeader {
    static let length = 100
    private static let magic = Array("SQLite format 3\0".utf8)

    let fileSize: Int64
    let pageSize: Int64
    /// Pages of the file as its last writer counted them; nil where an old writer did not.
    let pageCount: Int64?
    let userVersion: Int32
    let applicationID: Int32

    /// - Throws: `.notFound` where there is no file, `.unusableDatabase` where it is no SQLite database.
    init(path: String) throws(BerthError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.cannotRead(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.cannotRead(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw StoreRefusal.notAFile(path) }

        var bytes = [UInt8](repeating: 0, count: Self.length)
        let read = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, Self.length, 0) }
        guard read >= 0 else { throw Self.cannotRead(path, errno) }
        guard read > 0 else { throw StoreRefusal.empty(path) }
        let isSQLite = bytes.starts(with: Self.magic.prefix(read))
        guard isSQLite else { throw StoreRefusal.notSQLite(path) }
        guard read == Self.length else { throw StoreRefusal.truncated(path, expected: 512, found: Int64(read)) }

        func number(at offset: Int) -> UInt32 {
            bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        let storedPageSize = Int64(bytes[16]) << 8 | Int64(bytes[17])
        fileSize = Int64(status.st_size)
        pageSize = storedPageSize == 1 ? 65_536 : storedPageSize
        pageCount = number(at: 24) == number(at: 92) ? Int64(number(at: 28)) : nil
        userVersion = Int32(bitPattern: number(at: 60))
        applicationID = Int32(bitPattern: number(at: 68))
    }

    private static func cannotRead(_ path: String, _ code: Int32) -> BerthError {
        switch code {
        case ENOENT, ENOTDIR: BerthError(.notFound, "there is no database at \(path)")
        case EACCES, EPERM: BerthError(.notPermitted, "not permitted to read the database \(path)")
        default: BerthError(.readWrite, "cannot read the database \(path): \(String(cString: strerror(code)))")
        }
    }
}

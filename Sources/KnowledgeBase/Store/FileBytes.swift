public import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whole files, read without Foundation, whose loading alone would be felt at each start.
public enum FileBytes {
    /// - Throws: `.notFound`, `.notPermitted` or `.readWrite`.
    public static func read(_ path: String) throws(BerthError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: max(Int(status.st_size) + 1, 4096))
        while true {
            let count = chunk.withUnsafeMutableBytes { readBytes(descriptor, $0.baseAddress, $0.count) }
            if count < 0 { throw failure(path, errno) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder, in order.
    ///
    /// - Throws: `.notFound`, `.notPermitted` or `.readWrite`.
    public static func names(in folder: String) throws(BerthError) -> [String] {
        guard let stream = opendir(folder) else { throw failure(folder, errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                })
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
    }

    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func failure(_ path: String, _ code: Int32) -> BerthError {
        let detail = String(cString: strerror(code))
        return switch code {
        case ENOENT, ENOTDIR: BerthError(.notFound, "\(path) does not exist")
        case EACCES, EPERM: BerthError(.notPermitted, "not permitted to read \(path)")
        default: BerthError(.readWrite, "cannot read \(path): \(detail)")
        }
    }
}

/// The C library's `read`, whose name `FileBytes.read` hides.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file's bytes as memory, paged in as they are read: a file of any size costs little memory of our own.
final class MappedFile {
    let bytes: UnsafeRawBufferPointer

    /// - Throws: `.notFound`, `.notPermitted` or `.readWrite`.
    convenience init(_ path: String) throws(BerthError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        defer { close(descriptor) }
        try self.init(descriptor: descriptor, name: path)
    }

    /// - Parameter name: what messages call the file.
    init(descriptor: Int32, name: String) throws(BerthError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(name, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.failure(name, EISDIR) }
        let size = Int(status.st_size)
        guard size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let start, start != MAP_FAILED else { throw Self.failure(name, errno) }
        madvise(start, size, MADV_SEQUENTIAL)
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Gives back the memory of a range's whole pages; they come back from the file when they are read.
    func release(_ range: Range<Int>) {
        guard let start = bytes.baseAddress else { return }
        let page = Int(getpagesize())
        let from = (range.lowerBound + page - 1) / page * page
        let to = range.upperBound / page * page
        guard from < to else { return }
        madvise(UnsafeMutableRawPointer(mutating: start + from), to - from, MADV_DONTNEED)
    }

    private static func failure(_ path: String, _ code: Int32) -> BerthError {
        switch code {
        case ENOENT, ENOTDIR: BerthError(.notFound, "\(path) does not exist")
        case EACCES, EPERM: BerthError(.notPermitted, "not permitted to read \(path)")
        default: BerthError(.readWrite, "cannot read \(path): \(String(cString: strerror(code)))")
        }
    }
}

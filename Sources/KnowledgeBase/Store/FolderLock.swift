import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An exclusive lock on a folder, gone with the process that holds it.
///
/// Where the file system has no such locks (some network ones), it locks nothing: the final rename, which never
/// replaces a file, still lets only one builder win.
struct FolderLock {
    private let descriptor: Int32

    init(_ folder: String) throws(BerthError) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw BerthError(.cannotCreate, "cannot open the folder \(folder): \(String(cString: strerror(errno)))")
        }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }

    /// The lock, unless another process holds it.
    init?(ifFree folder: String) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    func release() {
        close(descriptor)
    }
}

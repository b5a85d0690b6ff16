import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a new database goes, and the names it has on its way there.
struct StorePlace {
    let path: String
    let folder: String
    let temporary: String

    init(path: String) {
        let target = Self.followingLink(path)
        self.path = target
        let parent = target.parentFolder
        folder = parent.isEmpty ? (target.hasPrefix("/") ? "/" : ".") : parent
        let name = target.split(separator: "/").last.map(String.init) ?? "berth.db"
        temporary = "\(folder)/.\(name).creating"
    }

    /// Makes the missing folders above the file.
    func makeFolder() throws(BerthError) {
        var made = folder.hasPrefix("/") ? "" : "."
        for part in folder.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o777) != 0, errno != EEXIST, !FileBytes.exists(made) else { continue }
            throw cannotCreate(errno)
        }
        guard access(folder, W_OK) == 0 else { throw cannotCreate(errno) }
    }

    /// Deletes what a killed first use left. Only for the holder of the folder's lock.
    func removeLeftovers() {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            unlink(temporary + suffix)
        }
    }

    /// Deletes what a process left that was killed beside a database which is there now.
    func removeAbandoned() {
        guard FileBytes.exists(temporary), let lock = FolderLock(ifFree: folder) else { return }
        defer { lock.release() }
        removeLeftovers()
    }

    /// Gives the finished file its name, without replacing one that came meanwhile.
    ///
    /// - Returns: false where there is a file of that name by now.
    func publish() throws(BerthError) -> Bool {
        try synchronise(temporary)
        // A hard link, unlike a rename, never replaces a file. Death before the next line leaves a second name, which
        // the next run removes.
        let won = link(temporary, path) == 0
        guard won || errno == EEXIST else { throw cannotCreate(errno) }
        removeLeftovers()
        try synchronise(folder)
        return won
    }

    var orphanedLog: BerthError {
        BerthError(
            .cannotCreate,
            "\(path)-wal holds changes of a database that is gone; a new one would take them for its own",
            hints: ["bring \(path) back, or delete \(path)-wal and \(path)-shm"])
    }

    private func synchronise(_ file: String) throws(BerthError) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotCreate(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw cannotCreate(errno) }
    }

    private func cannotCreate(_ code: Int32) -> BerthError {
        BerthError(
            .cannotCreate, "cannot create the database \(path): \(String(cString: strerror(code)))",
            hints: ["choose another file with --db PATH or BERTH_DB"])
    }

    /// The file that a link without a target points to, so that the link survives.
    private static func followingLink(_ path: String) -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return path }
        let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return target.hasPrefix("/") ? target : path.parentFolder + "/" + target
    }
}

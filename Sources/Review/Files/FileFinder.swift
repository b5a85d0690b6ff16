public import Domain
import Foundation

/// Finds the files under review: single ones as they were given, folders as a whole.
///
/// In folders, what Git ignores and what tools keep for themselves is passed over; other hidden folders are read, since
/// workflows and settings are in them.
public struct FileFinder {
    /// What was found.
    public struct Found: Sendable {
        public var files: [SourceFile] = []
        /// Files that should be read and cannot be.
        public var unread: [Unevaluated] = []
        /// All files below the folders, those that Git ignores too: what a build would send.
        public var names: [String] = []
    }

    /// Larger files are no deployment files.
    public static let largestFile = 1 << 20
    public static let mostFiles = 100_000

    private static let toolFolders: Set = [
        ".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".terraform", ".build", ".tox", ".nox",
        ".mypy_cache", ".pytest_cache", ".ruff_cache", ".cache", ".idea", ".gradle", ".next", ".terragrunt-cache",
        "site-packages", ".ipynb_checkpoints", ".direnv", ".eggs",
    ]

    private let excluded: IgnoreList
    private var found = Found()

    /// - Throws: `.notFound` where a path is not there.
    public static func find(_ paths: [String], excluding patterns: [String] = []) throws(BerthError) -> Found {
        var finder = FileFinder(excluded: IgnoreList(patterns.joined(separator: "\n")))
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw BerthError(.notFound, "there is no file or folder \(path)")
            }
            if isFolder.boolValue {
                finder.walk(path, root: path, ignores: [])
            } else {
                finder.found.names.append(path)
                finder.read(path, isNamed: true)
            }
        }
        return finder.found
    }

    private mutating func walk(_ folder: String, root: String, ignores: [(folder: String, list: IgnoreList)]) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            found.unread.append(Unevaluated(file: folder, position: .start, reason: "the folder cannot be read"))
            return
        }
        var ignores = ignores
        let base = folder == "." ? "" : folder
        if names.contains(".gitignore"), let text = try? String(contentsOfFile: folder + "/.gitignore", encoding: .utf8)
        {
            ignores.append((base, IgnoreList(text)))
        }
        for name in names.sorted() where found.names.count < Self.mostFiles {
            let path = base.appending(path: name)
            var status = stat()
            // Links are not followed: they may lead out of the folder, or round in it.
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else { continue }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            if isFolder, Self.toolFolders.contains(name) { continue }
            let inside =
                root == "." || root.isEmpty ? path : String(path.dropFirst(root.count + (root.hasSuffix("/") ? 0 : 1)))
            if excluded.ignores(inside, isFolder: isFolder) { continue }
            guard isFolder || status.st_mode & S_IFMT == S_IFREG else { continue }
            let isIgnored = Self.isIgnored(path, isFolder: isFolder, ignores)
            if isFolder {
                if isIgnored { continue }
                walk(path, root: root, ignores: ignores)
            } else {
                found.names.append(path)
                if !isIgnored, status.st_size <= Self.largestFile { read(path, isNamed: false) }
                if !isIgnored, status.st_size > Self.largestFile, FileKind.named(path) != nil { tooLarge(path) }
            }
        }
    }

    private static func isIgnored(
        _ path: String, isFolder: Bool, _ ignores: [(folder: String, list: IgnoreList)]
    ) -> Bool {
        for (folder, list) in ignores.reversed() {
            let inside = folder.isEmpty ? path : String(path.dropFirst(folder.count + (folder.hasSuffix("/") ? 0 : 1)))
            if let verdict = list.verdict(inside, isFolder: isFolder) { return verdict }
        }
        return false
    }

    private mutating func tooLarge(_ path: String) {
        found.unread.append(Unevaluated(file: path, position: .start, reason: "larger than 1 MiB"))
    }

    /// - Parameter isNamed: whether a person asked for this very file, which is then not passed over in silence.
    private mutating func read(_ path: String, isNamed: Bool) {
        guard let data = FileManager.default.contents(atPath: path) else {
            found.unread.append(Unevaluated(file: path, position: .start, reason: "cannot be read"))
            return
        }
        let mustBeRead = isNamed || FileKind.named(path) != nil
        if data.count > Self.largestFile { return tooLarge(path) }
        if data.prefix(8192).contains(0) {
            if mustBeRead {
                found.unread.append(Unevaluated(file: path, position: .start, reason: "holds binary data"))
            }
            return
        }
        guard let text = String(data: data, encoding: .utf8) else {
            if mustBeRead { found.unread.append(Unevaluated(file: path, position: .start, reason: "is not UTF-8")) }
            return
        }
        found.files.append(SourceFile(path: path, text: text))
    }
}

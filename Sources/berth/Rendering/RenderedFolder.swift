import Artifacts
import Domain
import Foundation
import KnowledgeBase
import Presentation

/// A folder of rendered files on disk. Nothing that a person has changed is replaced or removed unasked.
struct RenderedFolder {
    enum Change: String, Encodable {
        case create, update, unchanged, remove
        /// Differs from what was rendered last, and so is somebody's own.
        case conflict
        /// No longer rendered, and changed since it was: left alone.
        case kept
    }

    struct Entry {
        let path: String
        let change: Change
        /// What is there now.
        let old: String?
        let new: String?
    }

    let path: String
    let entries: [Entry]
    private let manifest: RenderManifest

    /// Compares the files with the folder, without touching it.
    ///
    /// - Parameter isPartial: whether only some groups were rendered, so that other files stay.
    init(_ path: String, _ artifacts: [Artifact], for request: RenderRequest, isPartial: Bool) throws {
        self.path = path
        let list = path + "/" + RenderManifest.path
        let earlier = try Self.read(list).map { try RenderManifest(reading: $0, file: list) }
        var manifest = RenderManifest(decision: request.decision, option: request.option.id)
        if isPartial { manifest.files = earlier?.files ?? [:] }
        var entries: [Entry] = []
        for artifact in artifacts {
            let old = try Self.read(path + "/" + artifact.path)
            let written = earlier?.files[artifact.path]
            let change: Change =
                switch old {
                case nil: .create
                case artifact.text: .unchanged
                case let old? where RenderManifest.hash(old) == written: .update
                default: .conflict
                }
            entries.append(Entry(path: artifact.path, change: change, old: old, new: artifact.text))
            manifest.files[artifact.path] = RenderManifest.hash(artifact.text)
        }
        for (left, hash) in (earlier?.files ?? [:]).sorted(by: { $0.key < $1.key })
        where !isPartial && manifest.files[left] == nil {
            guard let old = try Self.read(path + "/" + left) else { continue }
            let isOurs = RenderManifest.hash(old) == hash
            entries.append(Entry(path: left, change: isOurs ? .remove : .kept, old: old, new: isOurs ? nil : old))
        }
        self.entries = entries.sorted { $0.path < $1.path }
        self.manifest = manifest
    }

    var conflicts: [String] { entries.filter { $0.change == .conflict }.map(\.path) }

    /// What would change, as a patch.
    var difference: String {
        entries.map { UnifiedDiff(path: $0.path, from: $0.old, to: $0.new).text }.joined()
    }

    /// - Parameter force: replaces what a person has changed.
    /// - Throws: `.cannotCreate` before anything is written where a file was changed by hand.
    func write(force: Bool) throws {
        if !force, let first = conflicts.first {
            let more = conflicts.count > 1 ? " and \(Number.count(conflicts.count - 1, "other file"))" : ""
            throw BerthError(
                .cannotCreate, "\(path)/\(first)\(more) differ\(conflicts.count > 1 ? "" : "s") from what Berth wrote",
                hints: ["--diff shows how; --force replaces it; another folder leaves it alone"])
        }
        for entry in entries {
            let file = path + "/" + entry.path
            switch entry.change {
            case .create, .update, .conflict: try Self.write(entry.new ?? "", to: file)
            case .remove: try Self.acting(on: file) { try FileManager.default.removeItem(atPath: file) }
            case .unchanged, .kept: break
            }
        }
        try Self.write(try manifest.text(), to: path + "/" + RenderManifest.path)
    }

    private static func read(_ file: String) throws -> String? {
        guard FileBytes.exists(file) else { return nil }
        return String(decoding: try FileBytes.read(file), as: UTF8.self)
    }

    private static func write(_ text: String, to file: String) throws {
        try acting(on: file) {
            let folder = URL(filePath: file).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
        }
    }

    private static func acting(on file: String, _ action: () throws -> Void) throws {
        do {
            try action()
        } catch {
            let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
            throw BerthError(.cannotCreate, "cannot write \(file): \(reason)")
        }
    }
}

import Artifacts
import Domain
import Presentation

/// What a rendering did or would do, for people and for machines.
struct RenderingList: Encodable {
    private let request: RenderRequest
    private let folder: RenderedFolder
    private let groups: [String: Artifact.Group]
    private let withDifference: Bool

    /// - Parameter withDifference: nothing was written; each file's difference is told.
    init(_ request: RenderRequest, _ artifacts: [Artifact], _ folder: RenderedFolder, withDifference: Bool = false) {
        self.request = request
        self.folder = folder
        self.withDifference = withDifference
        groups = Dictionary(artifacts.map { ($0.path, $0.group) }, uniquingKeysWith: { first, _ in first })
    }

    /// One line, and a line for each file that is not as it was.
    var text: String {
        let changed = folder.entries.filter { $0.change != .unchanged }
        let lines = changed.map { "  \(Self.word($0.change))  \($0.path)\n" }.joined()
        let unchanged = folder.entries.count - changed.count
        let rest =
            unchanged > 0 ? "  \(Number.count(unchanged, "file")) as \(unchanged == 1 ? "it was" : "they were")\n" : ""
        return "\(request.decision), \(request.option.id), in \(folder.path)\n" + lines + rest
    }

    private static func word(_ change: RenderedFolder.Change) -> String {
        switch change {
        case .create: "new     "
        case .update: "changed "
        case .conflict: "replaced"
        case .remove: "removed "
        case .kept: "kept    "
        case .unchanged: "as it was"
        }
    }

    private enum CodingKeys: String, CodingKey { case schema, decision, option, out, files }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.rendered/1", forKey: .schema)
        try container.encode(request.decision.description, forKey: .decision)
        try container.encode(request.option.id, forKey: .option)
        try container.encode(folder.path, forKey: .out)
        try container.encode(
            folder.entries.map { entry in
                File(
                    path: entry.path, group: groups[entry.path]?.rawValue, change: entry.change,
                    sha256: entry.new.map(RenderManifest.hash),
                    difference: withDifference
                        ? UnifiedDiff(path: entry.path, from: entry.old, to: entry.new).text : nil)
            }, forKey: .files)
    }

    private struct File: Encodable {
        let path: String
        let group: String?
        let change: RenderedFolder.Change
        let sha256: String?
        let difference: String?
    }
}

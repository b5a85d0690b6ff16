public import Domain

/// From a decision to its files: the same files for the same decision, options and version.
public struct Rendering: Sendable {
    private let templates: TemplateFolder

    public init(templates: TemplateFolder) {
        self.templates = templates
    }

    /// - Parameter groups: which files; all that the option has where nil.
    /// - Throws: `.usage` for a group that the option has no files of, `.notFound` and `.badData` where the decision
    ///   lacks what they need.
    public func artifacts(
        _ request: RenderRequest, only groups: Set<Artifact.Group>? = nil
    ) throws(BerthError) -> [Artifact] {
        let deployment = try Deployment(request)
        let fields = deployment.fields(AlertRules(deployment))
        let sheets = deployment.sheets
        let offered = Set(sheets.map(\.group)).union([.docs])
        for group in (groups ?? []).sorted(by: { $0.rawValue < $1.rawValue }) where !offered.contains(group) {
            throw BerthError(
                .usage, "\(request.decision) runs on \(request.option.target), which has no \(group.rawValue) files",
                hints: ["it has \(offered.map(\.rawValue).sorted().joined(separator: ", "))"])
        }
        var artifacts: [Artifact] = []
        for sheet in sheets where groups?.contains(sheet.group) ?? true {
            let text = try templates.render(sheet.template, sheet.format, fields)
            artifacts.append(Artifact(path: sheet.path, group: sheet.group, text: text))
        }
        if groups?.contains(.docs) ?? true {
            artifacts.append(Artifact(path: "DECISION.md", group: .docs, text: request.account))
        }
        return artifacts.sorted { $0.path < $1.path }
    }
}

/// A template, and the file it becomes.
struct Sheet: Sendable {
    let path: String
    let group: Artifact.Group
    let template: String
    let format: Format

    init(_ path: String, _ group: Artifact.Group, _ template: String, _ format: Format) {
        self.path = path
        self.group = group
        self.template = template
        self.format = format
    }
}

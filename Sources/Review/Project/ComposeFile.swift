/// A Compose file.
struct ComposeFile: Sendable {
    let file: SourceFile
    let value: Value
    /// Whether it only adds to another file of its folder.
    let isOverride: Bool

    var services: [Value.Entry] { value["services"]?.entries ?? [] }

    /// The path of the Dockerfile that a service is built from.
    func dockerfilePath(_ service: Value) -> String? {
        guard let build = service["build"] else { return nil }
        let context = build.string ?? build["context"]?.string ?? "."
        let name = build["dockerfile"]?.string ?? "Dockerfile"
        guard !context.contains("://"), !context.contains("$") else { return nil }
        return file.folder.joining(context).joining(name)
    }
}

extension String {
    /// A path from this folder: `.` and `..` are resolved.
    func joining(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        var parts = split(separator: "/").map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(String(part))
            }
        }
        return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}

/// What a file is, as far as its name and content tell.
enum FileKind: Hashable, Sendable {
    case dockerfile, dockerignore, yaml, terraform, terraformValues, environment, python, requirements, other
    /// Generated lists of versions and hashes, in which everything looks like a secret.
    case lock

    static func of(_ file: SourceFile) -> FileKind {
        named(file.path) ?? byContent(file) ?? .other
    }

    /// What the name says; nil where it says nothing.
    static func named(_ path: String) -> FileKind? {
        let name = path.lastPathComponent, small = name.lowercased()
        if small == ".dockerignore" || small.hasSuffix(".dockerignore") { return .dockerignore }
        if isLock(small) { return .lock }
        let isDockerfile = ["dockerfile", "containerfile"].contains {
            small == $0 || small.hasPrefix($0 + ".") || small.hasSuffix("." + $0)
        }
        let fileExtension = small.split(separator: ".").last.map(String.init) ?? ""
        if isDockerfile,
            !["md", "txt", "py", "go", "ts", "js", "j2", "tmpl", "swift", "sh", "yaml", "yml"].contains(fileExtension)
        {
            return .dockerfile
        }
        if small == ".env" || small.hasPrefix(".env.") || small.hasSuffix(".env") { return .environment }
        if small.hasPrefix("requirements"), small.hasSuffix(".txt") || small.hasSuffix(".in") { return .requirements }
        guard small.contains(".") else { return nil }
        switch fileExtension {
        case "yaml", "yml": return .yaml
        case "tf": return .terraform
        case "tfvars": return .terraformValues
        case "py": return .python
        default: return nil
        }
    }

    private static func isLock(_ name: String) -> Bool {
        name.hasSuffix(".lock") || name.hasSuffix("-lock.json") || name.hasSuffix("-lock.yaml") || name == "go.sum"
            || name == ".terraform.lock.hcl" || name.hasSuffix(".min.js") || name.hasSuffix(".svg")
            || name == "package.resolved"
    }

    /// Looks at the first lines that say something.
    private static func byContent(_ file: SourceFile) -> FileKind? {
        if file.path.hasSuffix(".json") { return isManifest(file) ? .yaml : nil }
        let plain = file.path.hasPrefix("<") || !file.name.dropFirst().contains(".")
        guard plain, let first = file.lines.first(where: isTelling) else { return nil }
        let words = first.split(separator: " ", omittingEmptySubsequences: true)
        switch words.first?.uppercased() {
        case "FROM" where words.count > 1: return .dockerfile
        case "ARG" where file.lines.contains { $0.uppercased().hasPrefix("FROM ") }: return .dockerfile
        case "RESOURCE", "TERRAFORM", "PROVIDER", "VARIABLE", "MODULE":
            return first.contains("{") ? .terraform : nil
        default: break
        }
        let keys = ["apiVersion:", "kind:", "services:", "on:", "jobs:", "name:", "version:", "---", "{", "x-"]
        return file.path.hasPrefix("<") && keys.contains { first.hasPrefix($0) } ? .yaml : nil
    }

    private static func isManifest(_ file: SourceFile) -> Bool {
        file.text.contains("\"apiVersion\"") && file.text.contains("\"kind\"")
    }

    private static func isTelling(_ line: Substring) -> Bool {
        line.first { $0 != " " && $0 != "\t" }.map { $0 != "#" } ?? false
    }
}

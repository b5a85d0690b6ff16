/// Finds modules from a registry without a version, and from Git without `ref`. Modules in folders beside need none.
struct ModulePinned: Rule {
    static let id = "TF-PIN-MODULE"
    static let why = "A module that moves can create or destroy anything at the next apply"
    static let fix = "For a registry give version, for Git ?ref= with a tag or, best, a commit"

    static func check(_ project: Project) -> [Finding] {
        project.terraform.flatMap { file in
            file.blocks.filter { $0.type == "module" }.compactMap { block in
                guard let source = block.body["source"], let text = source.string, !text.hasPrefix("."),
                    !text.hasPrefix("/")
                else { return nil }
                let isGit = text.hasPrefix("git") || text.contains(".git") || text.hasPrefix("github.com/")
                if isGit {
                    return text.contains("ref=")
                        ? nil
                        : Finding(file.file, source.position, "module \(block.labels.first ?? "") follows a branch")
                }
                if text.contains("://") || block.body["version"] != nil { return nil }
                return Finding(file.file, source.position, "module \(block.labels.first ?? "") has no version")
            }
        }
    }
}

/// Finds required providers without a version, or with one that has no upper bound, and providers that are used and
/// not listed in `required_providers` of their folder.
struct ProviderPinned: Rule {
    static let id = "TF-PIN-PROVIDER"
    static let why = "The next init takes a provider that plans something else"
    static let fix = "Give each provider a version with an upper bound, such as ~> 6.2, and commit .terraform.lock.hcl"

    static func check(_ project: Project) -> [Finding] {
        let listed = project.terraform.flatMap { file in
            file.blocks.filter { $0.type == "terraform" }.flatMap { block in
                (block.body["required_providers"]?.entries ?? []).map { (file: file.file, entry: $0) }
            }
        }
        let loose = listed.compactMap { file, entry -> Finding? in
            let version = entry.value["version"] ?? (entry.value.string == nil ? nil : entry.value)
            if version == nil { return Finding(file, entry.position, "provider \(entry.key) has no version") }
            guard let text = version?.string, !text.contains("~>"), !text.contains("<"),
                text.hasPrefix(">") || text.contains(">")
            else {
                return nil
            }
            return Finding(
                file, version?.position ?? entry.position, "provider \(entry.key): \(text) has no upper bound")
        }
        let used = project.terraform.flatMap { file in
            file.blocks.filter { $0.type == "provider" }.compactMap { block -> Finding? in
                guard let name = block.labels.first, block.body["version"] == nil,
                    !listed.contains(where: { $0.file.folder == file.file.folder && $0.entry.key == name })
                else { return nil }
                return Finding(file.file, block.position, "provider \(name) is in no required_providers")
            }
        }
        return loose + used
    }
}

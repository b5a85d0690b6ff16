/// What a `kustomization.yaml` makes of the files that it names.
struct Kustomization: Sendable {
    struct ImageChange: Sendable {
        let name: String
        let newName: String?
        let tag: String?
        let digest: String?
        let position: Position
    }

    let file: SourceFile
    let value: Value

    static func isOne(_ value: Value, _ file: SourceFile) -> Bool {
        value["kind"]?.string == "Kustomization"
            && value["apiVersion"]?.string?.contains("kustomize.config.k8s.io") ?? true
            || ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains(file.name) && value["spec"] == nil
    }

    var namespace: String? { value["namespace"]?.string }

    /// The files that are laid over others.
    var patches: [String] {
        let named = value["patches"]?.list.compactMap { $0["path"]?.string } ?? []
        let old = (value["patchesStrategicMerge"]?.list ?? []).compactMap(\.string).filter { !$0.contains("\n") }
        let json = value["patchesJson6902"]?.list.compactMap { $0["path"]?.string } ?? []
        return (named + old + json).map { file.folder.joining($0) }
    }

    var resources: [String] {
        ["resources", "bases", "components"].flatMap { value[$0]?.list.compactMap(\.string) ?? [] }
            .map { file.folder.joining($0) }
    }

    var images: [ImageChange] {
        (value["images"]?.list ?? []).compactMap { item in
            guard let name = item["name"]?.string else { return nil }
            return ImageChange(
                name: name, newName: item["newName"]?.string, tag: item["newTag"]?.string,
                digest: item["digest"]?.string, position: item.position)
        }
    }

    /// The image that it makes of this one.
    func changed(_ text: String) -> String? {
        let old = ImageReference(text)
        guard let change = images.last(where: { ImageReference($0.name).repository == old.repository }) else {
            return nil
        }
        let base = change.newName ?? Self.untagged(text)
        if let digest = change.digest { return base + (change.tag.map { ":" + $0 } ?? "") + "@" + digest }
        if let tag = change.tag { return base + ":" + tag }
        return base + (old.tag.map { ":" + $0 } ?? "") + (old.digest.map { "@" + $0 } ?? "")
    }

    private static func untagged(_ text: String) -> String {
        let plain = text.prefix { $0 != "@" }
        let slash = plain.lastIndex(of: "/") ?? plain.startIndex
        return String(plain[..<(plain[slash...].lastIndex(of: ":") ?? plain.endIndex)])
    }
}

import Foundation

/// A secret and the kind of file that it was found in.
struct FoundSecret: Sendable {
    enum Place: Hashable, Sendable { case image, configMap, other }

    let file: SourceFile
    let secret: Secret
    let place: Place

    /// A private key goes on behind its first line.
    var lines: ClosedRange<Int> {
        let first = secret.position.line
        return first...(secret.raw.hasPrefix("-----BEGIN") ? first + 100 : first)
    }
}

/// Looks for secrets in everything that was read, once, so that what is printed can hide them.
struct SecretSurvey {
    private(set) var found: [FoundSecret] = []
    private var seen: Set<String> = []

    init(_ project: Project) {
        for dockerfile in project.dockerfiles { survey(dockerfile) }
        for manifest in project.manifests { survey(manifest) }
        for container in project.containers {
            for variable in container.variables {
                add(container.file, container.platform == .compose ? .image : .other, variable.name, variable.value)
            }
        }
        for compose in project.composes {
            for service in compose.services { surveyArguments(compose.file, service.value) }
        }
        for terraform in project.terraform { survey(terraform) }
        for (file, value) in project.values { survey(file, value) }
        for workflow in project.workflows { survey(workflow.file, workflow.value) }
        for kustomization in project.kustomizations { survey(kustomization) }
        for (file, kind) in zip(project.files, project.kinds) { surveyText(file, kind, project) }
    }

    private mutating func add(_ file: SourceFile, _ place: FoundSecret.Place, _ secret: Secret) {
        guard seen.insert("\(file.path):\(secret.position.line)").inserted else { return }
        found.append(FoundSecret(file: file, secret: secret, place: place))
    }

    private mutating func add(_ file: SourceFile, _ place: FoundSecret.Place, _ name: String, _ value: Value) {
        guard let text = value.string else { return }
        if let secret = SecretValue.secret(name: name, value: text, at: value.position) { add(file, place, secret) }
    }

    private mutating func survey(_ dockerfile: Dockerfile) {
        let instructions = dockerfile.globals + dockerfile.stages.flatMap(\.instructions)
        for instruction in instructions {
            switch instruction.keyword {
            case "ENV", "ARG", "LABEL":
                for pair in instruction.assignments {
                    guard let value = pair.value else { continue }
                    if let secret = SecretValue.secret(name: pair.name, value: value, at: pair.position) {
                        add(dockerfile.file, .image, secret)
                    }
                }
            case "RUN":
                for word in instruction.commands.flatMap(\.words) {
                    guard let sign = word.text.firstIndex(of: "="), !word.text.hasPrefix("-") else { continue }
                    let value = String(word.text[word.text.index(after: sign)...])
                    let name = String(word.text[..<sign])
                    guard SecretName.promises(name), SecretValue.isLiteral(value) else { continue }
                    add(
                        dockerfile.file, .image,
                        Secret(kind: "a literal value for \(name.prefix(60))", position: word.position, raw: value))
                }
            default: break
            }
        }
    }

    private mutating func survey(_ manifest: Manifest) {
        switch manifest.kind {
        case "ConfigMap":
            for entry in manifest.value["data"]?.entries ?? [] {
                add(manifest.file, .configMap, entry.key, entry.value)
            }
        case "Secret":
            for entry in manifest.value["stringData"]?.entries ?? [] { addValue(manifest, entry, entry.value.string) }
            for entry in manifest.value["data"]?.entries ?? [] {
                let decoded = entry.value.string.flatMap { Data(base64Encoded: $0) }
                addValue(manifest, entry, decoded.flatMap { String(data: $0, encoding: .utf8) })
            }
        default: break
        }
    }

    /// What a Secret holds is one by its purpose.
    private mutating func addValue(_ manifest: Manifest, _ entry: Value.Entry, _ text: String?) {
        guard let text, !Placeholder.isOne(text), text.utf8.count >= 4,
            !SecretName.split(entry.key).contains("username"),
            let raw = entry.value.string
        else { return }
        add(
            manifest.file, .other,
            Secret(kind: "the value of \(entry.key) in a Secret", position: entry.value.position, raw: raw))
    }

    private mutating func surveyArguments(_ file: SourceFile, _ service: Value) {
        let arguments = service["build", "args"]
        for entry in arguments?.entries ?? [] { add(file, .image, entry.key, entry.value) }
        for item in arguments?.list ?? [] {
            guard let text = item.string, let sign = text.firstIndex(of: "=") else { continue }
            let value = Value(.scalar(String(text[text.index(after: sign)...]), isPlain: true), at: item.position)
            add(file, .image, String(text[..<sign]), value)
        }
    }

    private mutating func survey(_ terraform: TerraformFile) {
        for block in terraform.blocks {
            if block.type == "variable", let name = block.labels.first, let value = block.body["default"] {
                add(terraform.file, .other, name, value)
            }
            survey(terraform.file, block.body)
        }
    }

    private mutating func survey(_ file: SourceFile, _ value: Value) {
        var pairs: [(String, Value)] = []
        value.forEachEntry { _, entry in
            if entry.value.string != nil { pairs.append((entry.key, entry.value)) }
        }
        for (name, value) in pairs where SecretName.promises(name) { add(file, .other, name, value) }
    }

    private mutating func survey(_ kustomization: Kustomization) {
        for generator in ["secretGenerator", "configMapGenerator"] {
            for literal in kustomization.value[generator]?.list.flatMap({ $0["literals"]?.list ?? [] }) ?? [] {
                guard let text = literal.string, let sign = text.firstIndex(of: "=") else { continue }
                let value = Value(
                    .scalar(String(text[text.index(after: sign)...]), isPlain: true), at: literal.position)
                add(
                    kustomization.file, generator == "configMapGenerator" ? .configMap : .other, String(text[..<sign]),
                    value)
            }
        }
    }

    private mutating func surveyText(_ file: SourceFile, _ kind: FileKind, _ project: Project) {
        if kind == .lock { return }
        let isImage = kind == .dockerfile || project.composes.contains { $0.file.path == file.path }
        for secret in SecretScanner.secrets(in: file) { add(file, isImage ? .image : .other, secret) }
        switch kind {
        case .environment:
            for secret in AssignedSecrets.secrets(in: file, needsQuotes: false) { add(file, .other, secret) }
        case .python, .other:
            let name = file.name.lowercased()
            // Prose quotes what it explains.
            if name.hasSuffix(".md") || name.hasSuffix(".rst") || name.hasSuffix(".txt") || name.hasSuffix(".csv") {
                break
            }
            for secret in AssignedSecrets.secrets(in: file, needsQuotes: true) { add(file, .other, secret) }
        default: break
        }
    }
}

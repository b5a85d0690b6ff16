/// Finds secrets in Dockerfiles and Compose files: by their form, by the name of the ENV, ARG or variable that they are
/// given to, and by their randomness. Also finds an ARG for a secret without a value, ENV that keeps one, and files that
/// hold secrets copied by name: keys, `.env`, credentials. Placeholders, references and hashes are no secrets. No secret
/// is printed.
struct ImageSecrets: Rule {
    static let id = "IMG-SECRETS"
    static let why =
        "Everybody who can pull the image can read its history and layers: what is deleted later is still there"
    static let fix = "Pass it at run time from a secret store, or during the build with RUN --mount=type=secret"

    static func check(_ project: Project) -> [Finding] {
        let literal = project.secrets.filter { $0.place == .image }.map { found in
            Finding(found.file, found.secret.position, "\(found.secret.kind): \(found.secret.masked)")
        }
        let named = project.dockerfiles.flatMap { dockerfile in
            dockerfile.instructions.flatMap { instruction -> [Finding] in
                switch instruction.keyword {
                case "ARG", "ENV": variables(dockerfile, instruction)
                case "COPY", "ADD": copies(dockerfile, instruction)
                default: []
                }
            }
        }
        let lines = Set(literal.map { "\($0.file):\($0.position.line)" })
        return literal + named.filter { !lines.contains("\($0.file):\($0.position.line)") }
    }

    private static func variables(_ dockerfile: Dockerfile, _ instruction: DockerInstruction) -> [Finding] {
        instruction.assignments.compactMap { pair in
            guard SecretName.promises(pair.name) else { return nil }
            if instruction.keyword == "ARG", pair.value == nil {
                return dockerfile.finding(
                    instruction, "ARG \(pair.name): its value stays in the history of the image", at: pair.position)
            }
            guard instruction.keyword == "ENV", let value = pair.value, value.hasPrefix("$"), value.count > 1 else {
                return nil
            }
            return dockerfile.finding(
                instruction, "ENV \(pair.name) keeps a build argument in the image", at: pair.position)
        }
    }

    private static func copies(_ dockerfile: Dockerfile, _ instruction: DockerInstruction) -> [Finding] {
        guard instruction.flag("from") == nil else { return [] }
        return instruction.words.dropLast().compactMap { source in
            guard SecretFiles.contains(source.text) else { return nil }
            return dockerfile.finding(instruction, "\(source.text) is copied into the image", at: source.position)
        }
    }
}

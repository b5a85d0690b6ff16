/// Finds `COPY .git` into the final image, and `COPY .` of a folder that holds secrets by name (`.env`, keys,
/// credentials) or `.git` is not shut out of, with `.dockerignore` as Docker reads it. Files that Git ignores count:
/// the build sends them all the same.
struct BuildContext: Rule {
    static let id = "IMG-CONTEXT"
    static let why = "COPY . takes along what lies there: .env files, keys, .git with its history, data"
    static let fix = "Add a .dockerignore that lets in only what the image needs"

    static func check(_ project: Project) -> [Finding] {
        let history = project.dockerfiles.flatMap { dockerfile in
            copies(dockerfile, dockerfile.finalInstructions) { "".joining($0) == ".git" }.map {
                dockerfile.finding($0, "the repository's history goes into the image", at: $1.position)
            }
        }
        let whole = project.dockerfiles.flatMap { dockerfile in
            copies(dockerfile, dockerfile.instructions) { [".", "./", "*", "./*"].contains($0) }.compactMap {
                wholeFolder(BuildFolder(dockerfile, project), dockerfile, $0, $1.position)
            }
        }
        return history + whole
    }

    /// What takes such a source from the build's folder, and the word that names it.
    private static func copies(
        _ dockerfile: Dockerfile, _ instructions: [DockerInstruction], of isSource: (String) -> Bool
    ) -> [(DockerInstruction, DockerInstruction.Word)] {
        instructions.compactMap { instruction in
            guard ["COPY", "ADD"].contains(instruction.keyword), instruction.flag("from") == nil else { return nil }
            return instruction.words.dropLast().first { isSource($0.text) }.map { (instruction, $0) }
        }
    }

    private static func wholeFolder(
        _ context: BuildFolder, _ dockerfile: Dockerfile, _ copy: DockerInstruction, _ position: Position
    ) -> Finding? {
        if let secret = context.secretFile {
            var finding = dockerfile.finding(copy, "\(secret) goes into the image", at: position)
            finding.severity = .high
            return finding
        }
        guard !context.hasIgnoreFile else { return nil }
        return dockerfile.finding(copy, "the whole folder is copied and there is no .dockerignore", at: position)
    }
}

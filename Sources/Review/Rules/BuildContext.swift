/// Finds `COPY .git` into the final image, and `COPY .` of a folder that holds secrets by name (`.env`, keys,
/// credentials) or `.git` is not shut out of, with `.dockerignore` as Docker reads it. Files that Git ignores count:
/// the build sends them all the same.
struct BuildContext: Rule {
    static let id = "IMG-CONTEXT"
    static let why = "COPY . takes along what lies there: .env files, keys, .git with its history, data"
    static let fix = "Add a .dockerignore that lets in only what the image needs"

    static func check(_ project: Project) -> [Finding] {
        history(project)
            + project.dockerfiles.flatMap { dockerfile in
                dockerfile.instructions.compactMap { instruction -> Finding? in
                    guard ["COPY", "ADD"].contains(instruction.keyword), instruction.flag("from") == nil else {
                        return nil
                    }
                    let sources = instruction.words.dropLast()
                    guard let all = sources.first(where: { [".", "./", "*", "./*"].contains($0.text) }) else {
                        return nil
                    }
                    let context = BuildFolder(dockerfile, project)
                    if let secret = context.secretFile {
                        var finding = dockerfile.finding(instruction, "\(secret) goes into the image", at: all.position)
                        finding.severity = .high
                        return finding
                    }
                    guard !context.hasIgnoreFile else { return nil }
                    return dockerfile.finding(
                        instruction, "the whole folder is copied and there is no .dockerignore", at: all.position)
                }
            }
    }

    private static func history(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.finalInstructions.compactMap { instruction -> Finding? in
                guard ["COPY", "ADD"].contains(instruction.keyword), instruction.flag("from") == nil,
                    let source = instruction.words.dropLast().first(where: { "".joining($0.text) == ".git" })
                else { return nil }
                return dockerfile.finding(
                    instruction, "the repository's history goes into the image", at: source.position)
            }
        }
    }
}

/// Finds `pip install -r` from a file of the tree without hashes, and `uv sync` or `poetry install` that may write the
/// lock anew.
/// What a lock says of the files is not known where the file is not here.
struct HashedRequirements: Rule {
    static let id = "IMG-PIP-HASH"
    static let why = "A version can be uploaded anew by whoever takes over the package or an index in between"
    static let fix = "Install from a lock: pip install --require-hashes -r requirements.txt, or uv sync --locked"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                if command.program == "uv", command.verb == "sync",
                    !command.has("--locked"), !command.has("--frozen"), !dockerfile.sets("UV_LOCKED"),
                    !dockerfile.sets("UV_FROZEN")
                {
                    let word = command.words.first { $0.text == "sync" }
                    return dockerfile.finding(
                        run, "uv sync may change the lock", at: command.position,
                        edits: [word.flatMap { LineEdit.append(dockerfile.file, $0, "--locked") }])
                }
                guard let install = command.pipInstall, !command.has("--require-hashes") else { return nil }
                let files = zip(install.arguments, install.arguments.dropFirst())
                    .filter { ["-r", "--requirement"].contains($0.0.text) }.map(\.1.text)
                guard let file = files.first, !isHashed(file, project) else { return nil }
                return dockerfile.finding(run, "\(file.prefix(80)) is installed without hashes", at: command.position)
            }
        }
    }

    private static func isHashed(_ path: String, _ project: Project) -> Bool {
        let name = path.lastPathComponent
        return project.files.contains { $0.name == name && $0.text.contains("--hash=") }
    }
}

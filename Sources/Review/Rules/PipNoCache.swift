/// Finds `pip install` and `uv pip install` in the final image that leave their cache there. `PIP_NO_CACHE_DIR`,
/// `UV_NO_CACHE`, a mounted cache and one that the same RUN removes count.
struct PipNoCache: Rule {
    static let id = "IMG-PIP-CACHE"
    static let why = "The cache of pip stays in the layer and is never used"
    static let fix = "Add --no-cache-dir, or mount a cache: RUN --mount=type=cache,target=/root/.cache/pip"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            let isSet = ["pip": dockerfile.sets("PIP_NO_CACHE_DIR"), "uv": dockerfile.sets("UV_NO_CACHE")]
            return dockerfile.commands(dockerfile.finalInstructions).compactMap { run, command -> Finding? in
                guard let install = command.pipInstall, isSet[install.installer] != true,
                    !command.arguments.contains(where: { ["--no-cache-dir", "--no-cache", "-n"].contains($0) }),
                    !Dockerfile.mountsCache(run, "cache/pip", "cache/uv", ".cache"), !removesCache(run),
                    !command.words.contains(where: {
                        $0.text.hasPrefix("PIP_NO_CACHE_DIR=") || $0.text.hasPrefix("UV_NO_CACHE=")
                    })
                else { return nil }
                let option = install.installer == "uv" ? "--no-cache" : "--no-cache-dir"
                let word = command.words.first { $0.text == "install" }
                return dockerfile.finding(
                    run, "\(install.installer) keeps its cache in the image", at: command.position,
                    edits: [word.flatMap { LineEdit.append(dockerfile.file, $0, option) }])
            }
        }
    }

    private static func removesCache(_ run: DockerInstruction) -> Bool {
        run.commands.contains { command in
            command.program == "rm" && command.arguments.contains { $0.contains(".cache") }
                || command.arguments.starts(with: ["cache", "purge"])
        }
    }
}

/// Finds final images on a full base (`python:3.12`, `node:22`), on a `-devel` image of CUDA, and with compilers installed
/// and left there.
struct MinimalImage: Rule {
    static let id = "IMG-MINIMAL"
    static let why =
        "Compilers and full distributions bring hundreds of packages, and their vulnerabilities, that "
        + "serving never uses"
    static let fix = "Build in one stage and copy the result onto a slim, distroless or runtime image"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.compactMap { dockerfile -> Finding? in
            guard let base = dockerfile.finalChain.last else { return nil }
            let image = ImageReference(base.base)
            if let message = heavy(image) { return dockerfile.finding(base.from, message, at: base.position) }
            return compilers(dockerfile)
        }
    }

    private static func heavy(_ image: ImageReference) -> String? {
        guard let tag = image.tag else { return nil }
        if tag.contains("-devel"), !image.isOpen { return "\(image.text) is the image for building" }
        let slim = ["slim", "alpine", "distroless", "nonroot", "runtime", "minimal"]
        guard
            ["python", "node", "golang", "rust", "openjdk", "maven", "gradle", "gcc", "buildpack-deps"].contains(
                image.name),
            image.repository.hasPrefix("docker.io/library/"), !slim.contains(where: tag.contains)
        else { return nil }
        return "\(image.text) is a full distribution with compilers"
    }

    private static func compilers(_ dockerfile: Dockerfile) -> Finding? {
        let tools: Set = [
            "build-essential", "gcc", "g++", "clang", "cmake", "python3-dev", "build-base", "cuda-toolkit",
        ]
        for (run, command) in dockerfile.commands(dockerfile.finalInstructions)
        where ["install", "add"].contains(command.verb ?? "") && command.pipInstall == nil {
            guard let tool = command.operands.first(where: { tools.contains($0.text) }) else { continue }
            let removes = run.commands.contains { later in
                ["purge", "remove", "autoremove", "del"].contains(later.verb ?? "")
            }
            if !removes, !command.has("--virtual"), !command.has("-t") {
                return dockerfile.finding(run, "\(tool.text) stays in the final image", at: tool.position)
            }
        }
        return nil
    }
}

/// The folder that a Dockerfile is built from, as far as its place tells.
struct BuildFolder {
    private let folder: String
    private let names: [String]
    private let ignored: IgnoreList?

    init(_ dockerfile: Dockerfile, _ project: Project) {
        // A Compose service or a workflow may name another folder; the Dockerfile's own is the usual one.
        let path = "".joining(dockerfile.file.path)
        let compose = project.composes.lazy.flatMap { file in
            file.services.compactMap { service -> String? in
                guard let build = service.value["build"], file.dockerfilePath(service.value) == path else { return nil }
                return file.file.folder.joining(build.string ?? build["context"]?.string ?? ".")
            }
        }.first
        let folder = compose ?? "".joining(dockerfile.file.folder)
        self.folder = folder
        names = project.names.map { "".joining($0) }
        let candidates = [path + ".dockerignore", folder.appending(path: ".dockerignore")]
        let file = candidates.lazy.compactMap { name in project.files.first { "".joining($0.path) == name } }.first
        ignored = file.map { IgnoreList($0.text, isDocker: true) }
    }

    var hasIgnoreFile: Bool { ignored != nil }

    /// The first file in it that holds secrets and that the build gets.
    var secretFile: String? {
        let head = folder.isEmpty ? "" : folder + "/"
        return names.lazy.filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)) }.first { name in
            SecretFiles.contains(name) && !(ignored?.ignores(name) ?? false)
        }
    }
}

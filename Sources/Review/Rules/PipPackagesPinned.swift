/// Finds packages that pip installs without a version, in RUN and in `requirements*.txt`. A constraints file pins too;
/// paths, wheels and addresses with a revision are versions of their own.
struct PipPackagesPinned: Rule {
    static let id = "IMG-PIP-PIN"
    static let why = "A new release of a dependency changes or breaks the image without anybody's doing"
    static let fix = "Pin with == in the command, or install from a lock file"

    static func check(_ project: Project) -> [Finding] {
        let commands = project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                guard let install = command.pipInstall else { return nil }
                let words = install.arguments
                if words.contains(where: {
                    ["-c", "--constraint"].contains($0.text) || $0.text.hasPrefix("--constraint=")
                }) {
                    return nil
                }
                let loose = PipRequirement.operands(words).filter { !PipRequirement.isPinned($0) }
                guard let first = loose.first else { return nil }
                let rest = loose.count > 1 ? " and \(loose.count - 1) more" : ""
                return dockerfile.finding(run, "\(first)\(rest) without a version", at: command.position)
            }
        }
        return commands
            + zip(project.files, project.kinds).compactMap { file, kind in
                guard kind == .requirements, file.name.hasSuffix(".txt") else { return nil }
                let loose = file.lines.indices.filter { index in
                    let line = PipRequirement.text(file.lines[index])
                    return !line.isEmpty && !line.hasPrefix("-") && !PipRequirement.isPinned(line)
                }
                guard let first = loose.first else { return nil }
                let name = PipRequirement.text(file.lines[first]).prefix(40)
                let rest = loose.count > 1 ? " and \(loose.count - 1) more" : ""
                return Finding(file, Position(line: first + 1, column: 1), "\(name)\(rest) without a version")
            }
    }
}

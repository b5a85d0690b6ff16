/// What rules about images say and change.
extension Dockerfile {
    func finding(
        _ instruction: DockerInstruction, _ message: String, at position: Position? = nil, edits: [Edit?] = []
    ) -> Finding {
        let found = Finding(
            file, position ?? instruction.position, message, lastLine: instruction.lastLine,
            edits: edits.compactMap { $0 })
        return found.covering(instruction.position.line)
    }

    /// All instructions with their stages' names as they are.
    var instructions: [DockerInstruction] { stages.flatMap(\.instructions) }

    /// Images from outside that the build takes: bases, and what COPY takes files from.
    ///
    /// A bare name behind `--from` may be a folder that the build is given.
    var images: [(instruction: DockerInstruction, image: ImageReference, position: Position)] {
        let bases = stages.filter { !isInternal($0) && $0.base != "scratch" }.map {
            (instruction: $0.from, image: ImageReference($0.base), position: $0.position)
        }
        let copied = instructions.compactMap {
            instruction -> (instruction: DockerInstruction, image: ImageReference, position: Position)? in
            guard instruction.keyword == "COPY", let name = instruction.flag("from"), stage(named: name) == nil,
                name.contains(where: { "/:@".contains($0) })
            else { return nil }
            return (instruction, ImageReference(name), instruction.position)
        }
        return bases + copied
    }

    /// The commands of every RUN, with the instruction.
    func commands(
        _ instructions: [DockerInstruction]
    ) -> [(instruction: DockerInstruction, command: ShellCommand)] {
        instructions.filter { $0.keyword == "RUN" }.flatMap { run in run.commands.map { (run, $0) } }
    }

    /// Whether a cache is mounted at a path with this in it.
    static func mountsCache(_ instruction: DockerInstruction, _ paths: String...) -> Bool {
        instruction.flags.contains { flag in
            flag.text.hasPrefix("mount=") && flag.text.contains("type=cache")
                && paths.contains { flag.text.contains($0) }
        }
    }

    /// A variable that the image sets to something.
    func sets(_ name: String) -> Bool {
        finalInstructions.contains { instruction in
            ["ENV", "ARG"].contains(instruction.keyword)
                && instruction.assignments.contains { $0.name == name && !["", "0", "false"].contains($0.value ?? "") }
        }
    }

    /// ARG and ENV with their values, as the end of the final stage sees them.
    var variables: [String: String] {
        (globals + finalInstructions).reduce(into: [:]) { values, instruction in
            guard ["ENV", "ARG"].contains(instruction.keyword) else { return }
            for pair in instruction.assignments {
                guard let value = pair.value else { continue }
                values[pair.name] = DockerVariables.expand(value, values)
            }
        }
    }

    /// Packages that the final image gets from apt, apk, dnf or pip.
    var installedPackages: Set<String> {
        var packages: Set<String> = []
        for (_, command) in commands(finalInstructions)
        where ["apt-get", "apt", "apk", "dnf", "yum", "microdnf", "pip", "pip3", "uv"].contains(command.program) {
            for word in command.operands {
                packages.insert(String(word.text.prefix { $0.isLetter || $0.isNumber || "-_.+".contains($0) }))
            }
        }
        return packages
    }
}

extension Finding {
    /// The same finding, which a comment on the statement's first line waives too.
    func covering(_ line: Int) -> Finding {
        Finding(self, extent: min(line, extent.lowerBound)...max(line, extent.upperBound))
    }

    private init(_ other: Finding, extent: ClosedRange<Int>) {
        file = other.file
        position = other.position
        self.extent = extent
        message = other.message
        severity = other.severity
        edits = other.edits
    }
}

/// A Dockerfile: arguments before the first stage, and stages.
struct Dockerfile: Sendable {
    struct Stage: Sendable {
        let index: Int
        /// After `AS`, in small letters as Docker compares them.
        let name: String?
        /// The base as written, and with the ARGs before it filled in.
        let baseText: String
        let base: String
        let position: Position
        let from: DockerInstruction
        var instructions: [DockerInstruction] = []

        func all(_ keywords: String...) -> [DockerInstruction] {
            instructions.filter { keywords.contains($0.keyword) && !$0.isOnBuild }
        }
    }

    let file: SourceFile
    let stages: [Stage]
    /// ARGs before the first FROM, with their defaults.
    let globals: [DockerInstruction]

    init(_ file: SourceFile) throws(Unparsable) {
        self.file = file
        let instructions = try DockerfileReader(file).instructions()
        var stages: [Stage] = [], globals: [DockerInstruction] = [], defaults: [String: String] = [:]
        for instruction in instructions {
            switch instruction.keyword {
            case "FROM":
                stages.append(Self.stage(instruction, index: stages.count, defaults))
            case _ where stages.isEmpty:
                globals.append(instruction)
                for argument in instruction.assignments where instruction.keyword == "ARG" {
                    defaults[argument.name] = DockerVariables.expand(argument.value ?? "", defaults)
                }
            default: stages[stages.count - 1].instructions.append(instruction)
            }
        }
        guard !stages.isEmpty else { throw Unparsable(position: .start, reason: "no FROM instruction") }
        self.stages = stages
        self.globals = globals
    }

    private static func stage(
        _ from: DockerInstruction, index: Int, _ defaults: [String: String]
    ) -> Stage {
        let words = from.words
        let base = words.first?.text ?? ""
        let named = words.count > 2 && words[1].text.lowercased() == "as" ? words[2].text.lowercased() : nil
        return Stage(
            index: index, name: named, baseText: base, base: DockerVariables.expand(base, defaults),
            position: words.first?.position ?? from.position, from: from)
    }

    /// The stage that another one, or a COPY, names.
    func stage(named name: String) -> Stage? {
        if let index = Int(name) { return stages.indices.contains(index) ? stages[index] : nil }
        return stages.first { $0.name == name.lowercased() }
    }

    /// The stage that is built where none is named.
    var final: Stage? { stages.last }

    /// The last stage and those it is built upon, the last first.
    var finalChain: [Stage] {
        var chain: [Stage] = []
        var next = final
        while let stage = next, chain.count < stages.count {
            chain.append(stage)
            // A name means a stage that stands before.
            next = self.stage(named: stage.base).flatMap { $0.index < stage.index ? $0 : nil }
        }
        return chain
    }

    /// The image from outside that the final stage stands on.
    var finalBase: String { finalChain.last?.base ?? "" }

    /// Instructions that end up in the image, in order.
    var finalInstructions: [DockerInstruction] { finalChain.reversed().flatMap(\.instructions) }

    /// Whether the base of this stage is an earlier stage.
    func isInternal(_ stage: Stage) -> Bool {
        self.stage(named: stage.base).map { $0.index < stage.index } ?? false
    }
}

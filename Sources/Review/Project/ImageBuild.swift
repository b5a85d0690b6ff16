import Foundation

/// A step of a workflow that builds an image.
struct ImageBuild: Sendable {
    let workflow: Workflow
    let job: String
    let position: Position
    /// The names that it gets.
    let images: [ImageReference]
    let dockerfile: String?
    let isPushed: Bool

    static func all(_ workflow: Workflow) -> [ImageBuild] {
        workflow.steps.flatMap { step in
            if step.action == "docker/build-push-action" { return [action(workflow, step)] }
            return step.commands.compactMap { command($0, workflow, step) }
        }
    }

    private static func action(_ workflow: Workflow, _ step: Workflow.Step) -> ImageBuild {
        let tags =
            step.input("tags").map { $0.string?.split { $0.isNewline || $0 == "," }.map(String.init) ?? [] } ?? []
        let context = step.input("context")?.string ?? "."
        let name = step.input("file")?.string ?? context.joining("Dockerfile")
        let outputs = step.input("outputs")?.string ?? ""
        let isPushed = step.input("push").map { $0.bool ?? true } ?? outputs.contains("push=true")
        return ImageBuild(
            workflow: workflow, job: step.job, position: step.uses?.position ?? step.value.position,
            images: references(tags, workflow, step), dockerfile: "".joining(name), isPushed: isPushed)
    }

    private static func command(
        _ command: ShellCommand, _ workflow: Workflow, _ step: Workflow.Step
    ) -> ImageBuild? {
        let words = command.arguments
        guard ["docker", "podman", "buildah"].contains(command.program), let verb = command.verb,
            ["build", "buildx", "image", "bud"].contains(verb), words.contains("build") || verb == "bud"
        else { return nil }
        func values(_ options: [String]) -> [String] {
            zip(words, words.dropFirst()).filter { options.contains($0.0) }.map(\.1)
                + words.compactMap { word in
                    options.first { word.hasPrefix($0 + "=") }.map { String(word.dropFirst($0.count + 1)) }
                }
        }
        let context = command.operands.last?.text ?? "."
        return ImageBuild(
            workflow: workflow, job: step.job, position: command.position,
            images: references(values(["-t", "--tag"]), workflow, step),
            dockerfile: values(["-f", "--file"]).first ?? context.joining("Dockerfile"),
            isPushed: words.contains("--push")
                || workflow.steps.contains { step in
                    step.commands.contains { $0.program == "docker" && $0.verb == "push" }
                })
    }

    /// `${{ env.X }}` and `$X` are filled in from the workflow's, the job's and the step's variables.
    private static func references(
        _ tags: [String], _ workflow: Workflow, _ step: Workflow.Step
    ) -> [ImageReference] {
        let job = workflow.jobs.first { $0.key == step.job }?.value
        var variables: [String: String] = [:]
        for block in [workflow.value["env"], job?["env"], step.value["env"]] {
            for entry in block?.entries ?? [] { variables[entry.key] = entry.value.string }
        }
        return tags.map { tag in
            var text = tag.filter { !$0.isWhitespace }
            for _ in 0..<2 {
                for (name, value) in variables {
                    text = text.replacingOccurrences(of: "${{env.\(name)}}", with: value)
                }
                text = DockerVariables.expand(text, variables)
            }
            return ImageReference(text)
        }
    }
}

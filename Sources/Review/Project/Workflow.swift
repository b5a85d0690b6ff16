/// A GitHub workflow, or a composite action.
struct Workflow: Sendable {
    struct Step: Sendable {
        let job: String
        let value: Value

        var uses: Value? { value["uses"] }
        var run: Value? { value["run"] }
        /// `docker/build-push-action` of `docker/build-push-action@v6`.
        var action: String { uses?.string.map { String($0.prefix { $0 != "@" }) } ?? "" }

        func input(_ name: String) -> Value? { value["with", name] }

        /// The commands of `run`, each with the line that it is on.
        var commands: [ShellCommand] {
            guard let run, let text = run.string else { return [] }
            // A block's text starts on the line after its key.
            let isBlock = text.contains("\n")
            var placed = PlacedText()
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            var joined = ""
            for (index, line) in lines.enumerated() {
                joined += line
                let goesOn = joined.hasSuffix("\\")
                let end = goesOn ? "" : "\n"
                let part = (goesOn ? line.dropLast() : line) + end
                placed.append(part, line: run.position.line + index + (isBlock ? 1 : 0), column: 1)
                joined = ""
            }
            return ShellReader.commands(placed)
        }
    }

    let file: SourceFile
    let value: Value

    static func isOne(_ value: Value, _ file: SourceFile) -> Bool {
        if value["jobs"]?.isMap ?? false, value["apiVersion"] == nil {
            return value["on"] != nil || file.path.contains(".github/workflows")
        }
        return value["runs", "using"]?.string == "composite"
    }

    var isAction: Bool { value["runs"] != nil }
    var jobs: [Value.Entry] { value["jobs"]?.entries ?? [] }

    var steps: [Step] {
        if isAction { return (value["runs", "steps"]?.list ?? []).map { Step(job: "action", value: $0) } }
        return jobs.flatMap { job in (job.value["steps"]?.list ?? []).map { Step(job: job.key, value: $0) } }
    }

    func finding(_ message: String, at position: Position, edits: [Edit?] = []) -> Finding {
        Finding(file, position, message, edits: edits.compactMap { $0 })
    }

    /// Whether it says `on:` this event.
    func isTriggered(by event: String) -> Value? {
        guard let on = value["on"] else { return nil }
        if on.string == event { return on }
        return on.list.first { $0.string == event } ?? on.entry(event)?.value
    }
}

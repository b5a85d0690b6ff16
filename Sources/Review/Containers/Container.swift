/// A container that something runs: of a pod, a Compose service, a task definition, a Cloud Run service.
struct Container: Sendable {
    enum Platform: Hashable, Sendable { case kubernetes, compose, ecs, cloudRun }

    let file: SourceFile
    let platform: Platform
    /// `Deployment/api` or `service api`: what it belongs to.
    let owner: String
    let name: String
    let value: Value
    /// The pod's specification, or the block that holds the container.
    let pod: Value
    /// The labels of the pod.
    let labels: [String: String]
    let namespace: String?
    let isInit: Bool
    /// A patch that Kustomize lays over something else: what is missing here may be there.
    let isPartial: Bool
    let isJob: Bool
    /// The image with what Kustomize makes of it.
    let image: ImageReference?

    var title: String { "container \(name) of \(owner)" }
    var position: Position { value.position }
    var imageValue: Value? { value["image"] }

    /// Where the image is named, else the container.
    var imagePosition: Position { imageValue?.position ?? position }

    func finding(
        _ message: String, at position: Position? = nil, severity: Severity? = nil, edits: [Edit?] = []
    ) -> Finding {
        Finding(
            file, position ?? self.position, "\(title): \(message)", severity: severity,
            edits: edits.compactMap { $0 })
    }

    /// An edit that sets a key of the container.
    func setting(_ path: String..., to value: String) -> Edit? {
        platform == .ecs || platform == .cloudRun && !isYAML ? nil : YAMLEdit.set(file, self.value, path, to: value)
    }

    private var isYAML: Bool { !file.path.hasSuffix(".tf") }

    // MARK: Resources

    func limit(_ resource: String) -> Value? {
        switch platform {
        case .kubernetes, .cloudRun: value["resources", "limits", resource]
        case .compose:
            value["deploy", "resources", "limits", resource == "cpu" ? "cpus" : resource]
                ?? value[resource == "cpu" ? "cpus" : "mem_limit"]
        case .ecs:
            // A task on Fargate has a size as a whole.
            value[resource] ?? pod[resource]
        }
    }

    func request(_ resource: String) -> Value? { value["resources", "requests", resource] }

    // MARK: GPU

    static let gpuResources = ["nvidia.com/gpu", "amd.com/gpu", "gpu.intel.com/i915", "aws.amazon.com/neuron"]

    var gpuLimit: Value.Entry? {
        value["resources", "limits"]?.entries.first { Self.isGPU($0.key) }
    }

    var gpuRequest: Value.Entry? {
        value["resources", "requests"]?.entries.first { Self.isGPU($0.key) }
    }

    private static func isGPU(_ name: String) -> Bool {
        gpuResources.contains(name) || name.hasPrefix("nvidia.com/mig-")
    }

    var hasGPU: Bool {
        if gpuLimit != nil || gpuRequest != nil { return true }
        if value["gpus"] != nil || value["runtime"]?.string == "nvidia" { return true }
        let devices = value["deploy", "resources", "reservations", "devices"]?.list ?? []
        if devices.contains(where: { $0["capabilities"]?.list.contains { $0.string == "gpu" } ?? false }) {
            return true
        }
        return value["resourceRequirements"]?.list.contains { $0["type"]?.string == "GPU" } ?? false
    }

    // MARK: Words that it starts with

    /// Command and arguments; text is split as a shell does.
    var commandWords: [ShellCommand.Word] {
        let parts = ["entrypoint", "command", "args", "entryPoint"].compactMap { value[$0] }
        return parts.flatMap(Self.words).flatMap(Self.split)
    }

    private static func words(_ part: Value) -> [ShellCommand.Word] {
        switch part.content {
        case .list(let values):
            values.compactMap { value in
                value.text.map { ShellCommand.Word(text: $0, position: value.position, isLiteral: true) }
            }
        case .scalar(let text, _):
            ShellReader.words(PlacedText(text[...], line: part.position.line, column: part.position.column))
        case .expression, .map: []
        }
    }

    /// `sh -c "…"` holds words of its own.
    private static func split(_ word: ShellCommand.Word) -> [ShellCommand.Word] {
        guard word.text.contains(" ") || word.text.contains("\n") else { return [word] }
        let inner = ShellReader.words(
            PlacedText(word.text[...], line: word.position.line, column: word.position.column))
        return inner.map { .init(text: $0.text, position: word.position, isLiteral: $0.isLiteral) }
    }

    // MARK: Variables and ports

    /// Variables with a value that stands in the file.
    var variables: [(name: String, value: Value, position: Position)] {
        let block = value["env"] ?? value["environment"]
        guard let block else { return [] }
        if case .list(let values) = block.content {
            return values.compactMap { item in
                if let name = item["name"]?.string { return item["value"].map { (name, $0, $0.position) } }
                // Compose: `- NAME=value`.
                guard let text = item.string, let sign = text.firstIndex(of: "=") else { return nil }
                let value = Value(.scalar(String(text[text.index(after: sign)...]), isPlain: true), at: item.position)
                return (String(text[..<sign]), value, item.position)
            }
        }
        return block.entries.map { ($0.key, $0.value, $0.value.position) }
    }

    /// Container ports, by number, with their names.
    var ports: [(number: Int, name: String?, position: Position)] {
        (value["ports"]?.listOrSelf ?? []).compactMap { port in
            guard let number = port["containerPort"] ?? port["container_port"], let value = number.int else {
                return nil
            }
            return (value, port["name"]?.string, number.position)
        }
    }
}

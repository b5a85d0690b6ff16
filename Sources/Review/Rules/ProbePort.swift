/// Finds HTTP, TCP and gRPC probes on a port that the container does not name, where it names some; and on one that its
/// Dockerfile does not expose, where it exposes some.
struct ProbePort: Rule {
    static let id = "X-PROBE-PORT"
    static let why = "The probe never succeeds: the pod is restarted for ever, or never gets traffic"
    static let fix = "Probe the port that the container listens on, best by its name"

    static func check(_ project: Project) -> [Finding] {
        project.containers.filter { $0.platform != .compose && !$0.isPartial }.flatMap { container -> [Finding] in
            let exposed = project.dockerfile(of: container).map(Exposure.ports) ?? []
            return Probe.all(container).compactMap { probe in
                let ports = container.ports
                if let name = probe.portName {
                    guard !ports.contains(where: { $0.name == name }) else { return nil }
                    return container.finding(
                        "\(probe.kind) asks port \(name), which it does not have", at: probe.position)
                }
                guard let number = probe.port else { return nil }
                if !ports.isEmpty, !ports.contains(where: { $0.number == number }) {
                    return container.finding(
                        "\(probe.kind) asks port \(number), the container has \(list(ports.map(\.number)))",
                        at: probe.position)
                }
                guard ports.isEmpty, !exposed.isEmpty, !exposed.contains(number) else { return nil }
                return container.finding(
                    "\(probe.kind) asks port \(number), the image exposes \(list(exposed))", at: probe.position)
            }
        }
    }

    private static func list(_ ports: [Int]) -> String { ports.map(String.init).joined(separator: ", ") }
}

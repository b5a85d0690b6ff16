/// A probe of a container: what it asks.
struct Probe: Sendable {
    let kind: String
    let path: String?
    let port: Int?
    let portName: String?
    let position: Position

    static func all(_ container: Container) -> [Probe] {
        let kinds = [
            ("livenessProbe", "liveness_probe"), ("readinessProbe", "readiness_probe"),
            ("startupProbe", "startup_probe"),
        ]
        return kinds.compactMap { kind, other in
            guard let probe = container.value[kind] ?? container.value[other] else { return nil }
            let http = probe["httpGet"] ?? probe["http_get"]
            guard let action = http ?? probe["tcpSocket"] ?? probe["tcp_socket"] ?? probe["grpc"] else { return nil }
            guard let port = action["port"] else {
                return http == nil
                    ? nil
                    : Probe(
                        kind: kind, path: http?["path"]?.string, port: nil, portName: nil, position: action.position)
            }
            let isName = port.string != nil && port.int == nil
            return Probe(
                kind: kind, path: http.map { $0["path"]?.string ?? "/" }, port: port.int,
                portName: isName ? port.string : nil,
                position: port.position)
        }
    }
}

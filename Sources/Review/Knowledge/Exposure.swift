/// What an image says about its ports and health.
enum Exposure {
    static func ports(_ dockerfile: Dockerfile) -> [Int] {
        let variables = dockerfile.variables
        return dockerfile.finalInstructions.filter { $0.keyword == "EXPOSE" }.flatMap(\.words).compactMap { word in
            DockerVariables.expand(word.text, variables).split(separator: "/").first.flatMap { Int($0) }
        }
    }

    /// The path and port of the address that HEALTHCHECK asks.
    static func healthAddress(_ dockerfile: Dockerfile) -> (path: String, port: Int?)? {
        guard let check = dockerfile.finalInstructions.last(where: { $0.keyword == "HEALTHCHECK" }) else { return nil }
        let text = DockerVariables.expand(check.arguments.text, dockerfile.variables)
        guard let range = text.ranges(of: "http://").first else { return nil }
        let address = text[range.upperBound...].prefix { !$0.isWhitespace && !"\"')]".contains($0) }
        let parts = address.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let host = parts[0].split(separator: ":")
        guard !address.contains("$") else { return nil }
        return ("/" + (parts.count > 1 ? String(parts[1]) : ""), host.count > 1 ? Int(host[1]) : 80)
    }
}

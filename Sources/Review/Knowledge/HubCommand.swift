/// Command lines that take a model from a hub.
enum HubCommand {
    static func isUnpinned(_ command: ShellCommand) -> Bool {
        guard ["huggingface-cli", "hf"].contains(command.program), command.arguments.contains("download") else {
            return false
        }
        return !isPinned(command.arguments)
    }

    /// The model that a server is started with, where it is one of a hub and has no revision.
    static func unpinnedModel(_ container: Container) -> ShellCommand.Word? {
        let words = container.commandWords
        let texts = words.map(\.text)
        guard isServer(container, texts), !isPinned(texts),
            !container.variables.contains(where: { $0.name == "REVISION" })
        else { return nil }
        for (index, word) in words.enumerated() {
            for option in ["--model", "--model-id", "--model-path"] {
                if word.text == option, index + 1 < words.count, isHubName(words[index + 1].text) {
                    return words[index + 1]
                }
                if word.text.hasPrefix(option + "=") {
                    let name = String(word.text.dropFirst(option.count + 1))
                    if isHubName(name) { return .init(text: name, position: word.position, isLiteral: true) }
                }
            }
            if word.text == "serve", index + 1 < words.count, isHubName(words[index + 1].text) {
                return words[index + 1]
            }
        }
        return container.variables.first { $0.name == "MODEL_ID" && isHubName($0.value.string ?? "") }.map {
            .init(text: $0.value.string ?? "", position: $0.position, isLiteral: true)
        }
    }

    private static func isServer(_ container: Container, _ words: [String]) -> Bool {
        let image = container.image?.text.lowercased() ?? ""
        let names = ["vllm", "text-generation", "text-embeddings", "sglang", "tgi", "lmdeploy"]
        return names.contains { image.contains($0) } || words.contains { word in names.contains { word.contains($0) } }
    }

    private static func isPinned(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() where word.hasPrefix("--revision") {
            let value =
                word.contains("=")
                ? String(word.drop { $0 != "=" }.dropFirst()) : index + 1 < words.count ? words[index + 1] : ""
            return !["main", "master", ""].contains(value)
        }
        return false
    }

    /// `organisation/model`, and no path.
    static func isHubName(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && !text.hasPrefix(".") && !text.contains("$")
            && !text.contains(" ") && !text.contains("{")
            && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    }
}

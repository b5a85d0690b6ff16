/// Values that stand where a secret will be.
enum Placeholder {
    private static let words = [
        "example", "changeme", "change-me", "change_me", "placeholder", "your-", "your_", "yourpass", "xxxx", "****",
        "....", "dummy", "redacted", "insert", "replace", "todo", "fixme", "secretkeyref", "not-a-secret", "sample",
        "<", "${", "{{", "$(", "%(", "__", "1234567890", "abcdefgh", "000000",
    ]
    private static let whole: Set = [
        "password", "passwd", "pass", "secret", "token", "none", "null", "true", "false", "test", "foo", "bar", "value",
        "string", "empty", "user", "username", "default", "key", "apikey", "mypassword", "changeit",
    ]

    /// - Parameter isToken: whether its form is that of a real one, so that words in it mean less.
    static func isOne(_ text: String, isToken: Bool = false) -> Bool {
        let small = text.lowercased()
        if isToken {
            let body = small.dropFirst(SecretPattern.publicPrefix(text).count)
            let telling = ["example", "xxxx", "placeholder", "your", "redacted", "dummy", "1234567890abcdef"]
            return telling.contains { small.contains($0) }
                || Set(body).count <= 4 && !small.hasPrefix("-----")
        }
        if small.isEmpty || whole.contains(small) || small.hasPrefix("$") || small.hasPrefix("%") { return true }
        return words.contains { small.contains($0) } || Set(small).count <= 2
    }
}

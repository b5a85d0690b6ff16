/// Whether a name promises a secret: `DB_PASSWORD`, `apiKey`, `HF_TOKEN`.
enum SecretName {
    private static let nouns: Set = [
        "password", "passwd", "pwd", "passphrase", "secret", "secrets", "token", "apikey", "credential", "credentials",
        "privatekey", "accesskey", "secretkey", "authtoken", "pat",
    ]
    /// `key` alone is no promise: `CACHE_KEY`, `PARTITION_KEY`.
    private static let keyKinds: Set = [
        "api", "access", "private", "secret", "encryption", "signing", "account", "license", "auth", "master",
        "storage",
        "wandb", "openai", "service",
    ]
    /// The last word says that it is something about the secret.
    private static let about: Set = [
        "file", "path", "name", "id", "url", "uri", "arn", "ttl", "length", "limit", "count", "max", "min", "expiry",
        "expires", "ref", "version", "type", "policy", "dir", "enabled", "header", "field", "provider", "store",
        "manager", "size", "budget", "mount", "env", "endpoint", "seconds", "minutes", "days", "parallelism", "key_id",
        "prefix", "rotation", "required", "source", "scope", "class",
    ]

    static func promises(_ name: String) -> Bool {
        let words = split(name)
        guard let last = words.last, !about.contains(last) else { return false }
        if words.first == "max" || words.first == "num" || words.first == "min" { return false }
        if nouns.contains(last) {
            // `TOKENS=…`, `pad_token`: language models have tokens of their own.
            let isLexical = ["pad", "eos", "bos", "unk", "mask", "sep", "cls", "stop", "special"]
            return !(last == "token" && words.count > 1 && isLexical.contains(words[words.count - 2]))
        }
        if last == "key", words.count > 1 { return keyKinds.contains(words[words.count - 2]) }
        return false
    }

    /// Words of snake, kebab and camel case, in small letters.
    static func split(_ name: String) -> [String] {
        var words: [String] = [], word = "", wasSmall = false
        for character in name.prefix(200) {
            if !character.isLetter, !character.isNumber {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                if character.isUppercase, wasSmall, !word.isEmpty {
                    words.append(word)
                    word = ""
                }
                word += character.lowercased()
            }
            wasSmall = character.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}

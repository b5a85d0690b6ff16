/// A kind of secret that its first letters give away.
///
/// The forms are those that the issuers document for secret scanning.
struct SecretPattern: Sendable {
    enum Alphabet: Sendable { case alphanumeric, capitals, hexadecimal, url, base64 }

    let kind: String
    let prefix: String
    let alphabet: Alphabet
    /// How many letters follow the prefix.
    let length: ClosedRange<Int>

    init(_ kind: String, _ prefix: String, _ alphabet: Alphabet, _ length: ClosedRange<Int>) {
        self.kind = kind
        self.prefix = prefix
        self.alphabet = alphabet
        self.length = length
    }

    static let all: [SecretPattern] = [
        .init("an AWS access key", "AKIA", .capitals, 16...16),
        .init("an AWS access key", "ASIA", .capitals, 16...16),
        .init("a GitHub token", "ghp_", .alphanumeric, 36...80),
        .init("a GitHub token", "gho_", .alphanumeric, 36...80),
        .init("a GitHub token", "ghu_", .alphanumeric, 36...80),
        .init("a GitHub token", "ghs_", .alphanumeric, 36...80),
        .init("a GitHub token", "ghr_", .alphanumeric, 36...80),
        .init("a GitHub token", "github_pat_", .url, 60...120),
        .init("a GitLab token", "glpat-", .url, 20...60),
        .init("a Slack token", "xoxb-", .url, 20...120),
        .init("a Slack token", "xoxp-", .url, 20...120),
        .init("a Slack token", "xoxa-", .url, 20...120),
        .init("a Slack token", "xoxs-", .url, 20...120),
        .init("a Slack token", "xapp-", .url, 20...160),
        .init("a Hugging Face token", "hf_", .alphanumeric, 30...50),
        .init("an Anthropic key", "sk-ant-", .url, 40...200),
        .init("an OpenAI key", "sk-proj-", .url, 40...200),
        .init("an OpenAI key", "sk-svcacct-", .url, 40...200),
        .init("an OpenAI key", "sk-", .alphanumeric, 40...60),
        .init("a Google API key", "AIza", .url, 35...35),
        .init("a Google OAuth token", "ya29.", .url, 40...400),
        .init("a Google client secret", "GOCSPX-", .url, 24...40),
        .init("a Stripe key", "sk_live_", .alphanumeric, 20...120),
        .init("a Stripe key", "rk_live_", .alphanumeric, 20...120),
        .init("an npm token", "npm_", .alphanumeric, 36...36),
        .init("a PyPI token", "pypi-AgEIcHlwaS5vcmc", .url, 50...300),
        .init("a Docker Hub token", "dckr_pat_", .url, 24...40),
        .init("a SendGrid key", "SG.", .url, 16...32),
        .init("a Databricks token", "dapi", .hexadecimal, 32...40),
        .init("a DigitalOcean token", "dop_v1_", .hexadecimal, 64...64),
        .init("an NVIDIA API key", "nvapi-", .url, 40...100),
        .init("a Replicate token", "r8_", .alphanumeric, 37...40),
        .init("a Groq key", "gsk_", .alphanumeric, 48...60),
        .init("a Weights & Biases key", "wandb_v1_", .url, 60...120),
        .init("an age key", "AGE-SECRET-KEY-1", .alphanumeric, 50...60),
        .init("an Azure storage key", "AccountKey=", .base64, 80...90),
    ]

    static let byFirstByte: [[SecretPattern]] = {
        var table = [[SecretPattern]](repeating: [], count: 256)
        for pattern in all { table[Int(pattern.prefix.utf8.first ?? 0)].append(pattern) }
        return table
    }()

    /// The part of a secret that only says what it is.
    static func publicPrefix(_ raw: String) -> String {
        all.map(\.prefix).filter { raw.hasPrefix($0) }.max { $0.count < $1.count } ?? ""
    }

    /// How many of the bytes from `start` on belong to the secret, where they have its form.
    func match(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let head = prefix.utf8
        guard start + head.count + length.lowerBound <= bytes.count else { return nil }
        var index = start
        for byte in head {
            guard bytes[index] == byte else { return nil }
            index += 1
        }
        let body = index
        while index < bytes.count, alphabet.contains(bytes[index]) {
            index += 1
            if index - body > length.upperBound { return nil }
        }
        return index - body >= length.lowerBound ? index - start : nil
    }
}

extension SecretPattern.Alphabet {
    func contains(_ byte: UInt8) -> Bool {
        let isDigit = (0x30...0x39).contains(byte)
        switch self {
        case .alphanumeric: return byte.isWordByte && byte != UInt8(ascii: "_")
        case .capitals: return isDigit || (0x41...0x5A).contains(byte)
        case .hexadecimal: return isDigit || (0x61...0x66).contains(byte)
        case .url: return byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        case .base64:
            return byte.isWordByte && byte != UInt8(ascii: "_") || [0x2B, 0x2F, 0x3D].contains(byte)
        }
    }
}

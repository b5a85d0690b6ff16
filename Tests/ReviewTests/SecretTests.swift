import Foundation
import Testing

@testable import Review

@Suite struct SecretTests {
    /// Made up, in the form that the issuers document.
    static let tokens = [
        "AKIAQ7R2T5W8Y3Z6B4D9", "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "glpat-Ab3dE5fG7hI9jK1lM3nO",
        "xoxb-123456789012-abcdefGHIJKL3456", "hf_aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH",
        "sk-ant-api03-Ab3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7bC9dE",
        "sk-proj-Ab3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7bC9dE",
        "AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q", "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "npm_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "dckr_pat_a1B2c3D4e5F6g7H8i9J0k1L2m3N",
        "nvapi-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI5ODc2NTQzMjEwIiwibmFtZSI6IkFkYSJ9.dBjftJeZ4CVPmB92K27uhbUJU1p1r",
        "-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----",
        "abc8Q~d3E5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey="
            + "q8Zr4TmW2xLk9Pd1Vb6Ns3Hf7Gj5Yc0Aq8Zr4TmW2xLk9Pd1Vb6Ns3Hf7Gj5Yc0Aq8Zr4TmW2xLk9Pd1Vb6NsA==",
        "postgres://app:Zr4TmW2x@db.acme.io/app",
        "https://hooks.slack.com/services/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",
    ]

    @Test("each kind of secret is found by its form, in any text", arguments: tokens)
    func forms(token: String) {
        for (path, text) in [
            ("app.py", "x = '\(token)'\n"), ("Dockerfile", "FROM a\nENV X=\(token)\n"),
            ("notes.md", "see \(token) there\n"),
            ("ci.env", "X=\(token)\n"),
        ] {
            let found = SeedRules.review(path, text).findings.filter {
                ["SEC-LITERAL", "IMG-SECRETS"].contains($0.rule)
            }
            #expect(found.count == 1, "\(path)")
        }
    }

    @Test(
        "what only looks like one is left alone",
        arguments: [
            "AKIAIOSFODNN7EXAMPLE", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "sk-proj-your-key-goes-here-your-key-goes-here",
            "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "https://user:password@example.com/", "https://${USER}:${PASS}@host/",
            "11bd71901bbe5b1630ceea73d27597364c9af683",
            "mysk-notatoken", "task-Ab3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7bC9dE", "eyJhbGciOi.too.short",
            "hf_hub_download",
            "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "https://github.com/a:b/c",
        ])
    func harmless(text: String) {
        for path in ["app.py", "notes.md", "a.json"] {
            let found = SeedRules.review(path, "x = '\(text)'\n").findings
            #expect(!found.contains { ["SEC-LITERAL", "IMG-SECRETS"].contains($0.rule) }, "\(found.map(\.message))")
        }
    }

    @Test(
        "names that promise a secret, and names that do not",
        arguments: [
            ("DB_PASSWORD", true), ("apiKey", true), ("HF_TOKEN", true), ("clientSecret", true),
            ("AWS_SECRET_ACCESS_KEY", true),
            ("WANDB_API_KEY", true), ("MAX_TOKENS", false), ("TOKENIZERS_PARALLELISM", false), ("PASSWORD_FILE", false),
            ("SECRET_NAME", false), ("pad_token", false), ("CACHE_KEY", false), ("token_limit", false),
            ("PRIMARY_KEY", false),
            ("max_new_tokens", false), ("KEY", false),
        ])
    func names(name: String, promises: Bool) {
        #expect(SecretName.promises(name) == promises)
    }

    @Test("no secret is printed whole, in JSON, SARIF, a patch or a baseline", arguments: tokens)
    func unprinted(token: String) throws {
        let text = """
            FROM python:3.12-slim
            ENV TOKEN="\(token)"
            RUN apt-get update && apt-get install -y git
            RUN API_TOKEN=\(token) sudo make
            LABEL url=\(token)
            WORKDIR \(token)
            """
        let report = SeedRules.review("Dockerfile", text)
        let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        let sarif = String(decoding: try JSONEncoder().encode(SARIF(report, version: "1.0.0")), as: UTF8.self)
        let baseline = String(decoding: try JSONEncoder().encode(Baseline(report)), as: UTF8.self)
        #expect(report.findings.contains { $0.rule == "IMG-SECRETS" })
        // What is known of a private key is its first line.
        let secret = token.contains("@") ? "Zr4TmW2x" : token.contains("AccountKey=") ? String(token.suffix(60)) : token
        for output in [json, sarif, baseline, report.patch.text] {
            #expect(!output.contains(secret), "\(output.prefix(3000))")
        }
        #expect(!report.patch.text.isEmpty)
    }
}

extension SecretTests {
    @Test("the lines of a private key are kept out of a patch too")
    func keyLines() {
        let text = """
            FROM python:3.12-slim
            RUN <<EOF
            cat > /key <<KEY
            -----BEGIN PRIVATE KEY-----
            MIIEvQIBADANBgkqhkiG9w0BAQEFAASC
            KEY
            EOF
            ADD app.py /app/
            """
        let patch = SeedRules.review("Dockerfile", text).patch.text
        #expect(patch.contains("+COPY app.py /app/"))
        #expect(!patch.contains("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"))
    }
}

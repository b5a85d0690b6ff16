import Foundation

/// Takes the secrets that were found out of what is printed.
struct Redactor: Sendable {
    private let secrets: [String]

    init(_ found: [FoundSecret]) {
        // Short ones would take words out of sentences; no message quotes a value.
        let texts = found.map(\.secret.raw) + found.flatMap(Self.keyLines)
        secrets = Set(texts).filter { $0.utf8.count >= 6 }.sorted { $0.count > $1.count }
    }

    private static func keyLines(_ found: FoundSecret) -> [String] {
        let body = found.file.lines.dropFirst(found.secret.position.line).prefix(found.lines.count - 1)
        return body.prefix { !$0.contains("-----END") }.map { $0.filter { !$0.isWhitespace } }
    }

    func clean(_ text: String) -> String {
        secrets.reduce(text) { text, secret in
            text.contains(secret) ? text.replacingOccurrences(of: secret, with: "…") : text
        }
    }

    func holdsSecret(_ text: Substring) -> Bool { secrets.contains { text.contains($0) } }
}

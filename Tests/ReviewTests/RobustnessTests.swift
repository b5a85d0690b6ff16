import Foundation
import Testing

@testable import Review

/// Files that nobody meant to write: cut off, shuffled, deep, long.
@Suite struct RobustnessTests {
    static let samples: [SourceFile] = RuleCase.rules.flatMap { (try? RuleCase.all($0).flatMap(\.files)) ?? [] }

    /// xorshift64*, so that a failure comes again.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return state &* 2_685_821_657_736_338_717
        }
    }

    @Test(
        "values of which nothing is left are no fault",
        arguments: [
            ("ci.yml", "on: push\njobs: {a: {steps: [{uses: ''}, {uses: '@'}, {uses: '@v4'}]}}\n"),
            (
                "pod.yaml",
                "kind: Pod\napiVersion: v1\nspec: {containers: [{image: vllm/vllm-openai:v1, args: ['--model=a/b', '--revision=']}]}\n"
            ),
            (
                "Dockerfile",
                "FROM a\nRUN wget '?://' && python x\nCOPY --from=@ a b\nCOPY --from=: a b\nCOPY --from= a b\n"
            ),
        ])
    func empty(path: String, text: String) {
        let images = "images: [{name: '', newTag: x}, {name: '@', digest: y}]\n"
        let pod = "kind: Pod\napiVersion: v1\nspec: {containers: [{image: ''}, {image: '@'}, {image: ':'}]}\n"
        let report = SeedRules.review([
            SourceFile(path: ".github/workflows/\(path)", text: text), SourceFile(path: path, text: text),
            SourceFile(path: "kustomization.yaml", text: images), SourceFile(path: "b.yaml", text: pod),
        ])
        #expect(report.files == 4)
    }

    @Test("a file that ends anywhere is read or refused", arguments: 0..<8)
    func truncated(part: Int) {
        var generator = Generator(state: UInt64(part + 1))
        for (index, file) in Self.samples.enumerated() where index % 8 == part {
            for _ in 0..<3 {
                let end = Int.random(in: 0...file.text.utf8.count, using: &generator)
                _ = SeedRules.review([
                    SourceFile(path: file.path, text: String(decoding: file.text.utf8.prefix(end), as: UTF8.self))
                ])
            }
        }
    }

    @Test("a file with random bytes in it is read or refused", arguments: 0..<8)
    func mutated(part: Int) {
        var generator = Generator(state: UInt64(part + 100))
        let signs = Array("\"'`$%{}[]()<>|&;:#=-*!?\\\n\t\r ,.@/ \u{0}é".utf8)
        for (index, file) in Self.samples.enumerated() where index % 8 == part {
            for _ in 0..<3 {
                var bytes = Array(file.text.utf8)
                for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
                    case 1: bytes.insert(signs.randomElement(using: &generator) ?? 0, at: place)
                    default: bytes.remove(at: place)
                    }
                }
                _ = SeedRules.review([SourceFile(path: file.path, text: String(decoding: bytes, as: UTF8.self))])
            }
        }
    }

    @Test("deep nesting is refused before it uses up the stack", arguments: ["[", "{a: ", "- ", "? ", "&a [*a, "])
    func deepYAML(sign: String) {
        let report = SeedRules.review("pod.yaml", String(repeating: sign, count: 50_000))
        #expect(report.unevaluated.count == 1)
    }

    @Test("deep HCL is refused", arguments: ["a = [", "a {\n", "a = {\n", "a = (", "a = \"${", "a = jsonencode("])
    func deepHCL(sign: String) {
        let text =
            sign.hasPrefix("a =")
            ? "a = " + String(repeating: String(sign.dropFirst(4)), count: 50_000)
            : String(repeating: sign, count: 50_000)
        #expect(SeedRules.review("main.tf", text).unevaluated.count == 1)
    }

    @Test("aliases of aliases do not grow")
    func aliases() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(SeedRules.review("pod.yaml", text).unevaluated.count == 1)
        #expect(SeedRules.review("pod.yaml", text + "? *a40\n: 1\n").unevaluated.count == 1)
    }

    @Test("long lines and long files take no time to speak of")
    func long() {
        let words = String(repeating: "word && ", count: 20_000)
        _ = SeedRules.review("Dockerfile", "FROM a\nRUN \(words)\nENV A=\(words)")
        _ = SeedRules.review(
            "Dockerfile", "FROM a\nRUN a \\\n" + String(repeating: "  && b \\\n", count: 10_000) + "  c\n")
        _ = SeedRules.review("main.tf", "a = \"\(words)\"\nb = [\(String(repeating: "1, ", count: 20_000))]\n")
        _ = SeedRules.review("app.py", "x = \"\(words)\"\n" + String(repeating: "a = torch.load(b)\n", count: 5_000))
        _ = SeedRules.review("pod.yaml", "a: \"\(words)\"\n")
        _ = SeedRules.review("x.env", String(repeating: "A=", count: 50_000))
    }

    @Test("line ends of Windows, a byte-order mark and tabs change no finding")
    func lineEnds() {
        for file in Self.samples where !file.path.hasSuffix(".yaml") && !file.path.hasSuffix(".yml") {
            let plain = SeedRules.review([file])
            let other = SeedRules.review(
                [
                    SourceFile(
                        path: file.path,
                        text: "\u{FEFF}"
                            + file.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
                                separator: "\r\n"))
                ])
            #expect(plain.findings.map(\.rule) == other.findings.map(\.rule), "\(file.path)")
            #expect(plain.findings.map(\.position) == other.findings.map(\.position), "\(file.path)")
        }
        let tabs = SeedRules.review("Dockerfile", "FROM\tpython\nRUN\tapt-get\tinstall\t-y\tgit\nUSER\troot\n")
        for rule in ["IMG-PIN-TAG", "IMG-APT-RECOMMENDS", "IMG-NONROOT"] {
            #expect(tabs.findings.contains { $0.rule == rule }, "\(rule)")
        }
    }
}

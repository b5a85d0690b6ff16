import Foundation
import Testing
import Yams

@testable import Artifacts

/// What people and hostile datasets write into names.
let hostileTexts = [
    "plain", "", "two words", "quote\" and 'quote'", "back\\slash", "new\nline", "carriage\rreturn", "tab\tstop",
    "${jndi:x}", "$(reboot)", "`reboot`", "{{ .Values }}", "{{{x}}}", "<% x %>", "${{ secrets.TOKEN }}", "%{ if true }",
    "!!python/object:os.system", "&anchor", "*alias", "- item", "key: value", "# remark", "yes", "NO", "null", "~",
    "1e3",
    "0x10", "12:30", "2026-11-24", "@at", "`tick", "|", ">", "?", "[a]", "{a: b}", "trailing ", "end\\", "\u{0}\u{7}",
    "\u{2028}line", "\u{85}next", "\u{202E}right to left", "</script>", "a|b", "[link](javascript:x)", "$HOME", "$$",
]

@Suite struct FormatTests {
    @Test("a text in YAML is read back as itself, and as a string", arguments: hostileTexts)
    func yaml(_ text: String) throws {
        let scalar = Format.yaml.scalar(text)
        let read = try Yams.load(yaml: "key: \(scalar)\nnext: 1\n") as? [String: Any]
        #expect(read?["key"] as? String == text)
        #expect(read?.keys.sorted() == ["key", "next"])
        #expect(!scalar.contains("\n"))
    }

    @Test("a text in JSON and Python is read back as itself", arguments: hostileTexts)
    func json(_ text: String) throws {
        let read = try JSONSerialization.jsonObject(
            with: Data(Format.json.scalar(text).utf8), options: .fragmentsAllowed)
        #expect(read as? String == text)
    }

    @Test("Compose substitutes nothing", arguments: hostileTexts)
    func compose(_ text: String) {
        #expect(!Format.compose.scalar(text).replacingOccurrences(of: "$$", with: "").contains("$"))
    }

    @Test("GitHub evaluates nothing but the quoted opening", arguments: hostileTexts)
    func workflow(_ text: String) {
        let scalar = Format.workflow.scalar(text)
        #expect(!scalar.replacingOccurrences(of: "${{ '${{' }}", with: "").contains("${{"))
    }

    @Test("Prometheus expands nothing but the quoted opening", arguments: hostileTexts)
    func prometheus(_ text: String) {
        let scalar = Format.prometheus.scalar(text)
        #expect(!scalar.replacingOccurrences(of: #"{{ \"{{\" }}"#, with: "").contains("{{"))
    }

    @Test("Terraform sees one quoted string without templates", arguments: hostileTexts)
    func hcl(_ text: String) {
        let inside = Format.hcl.scalar(text).dropFirst().dropLast()
        let unescaped = inside.replacingOccurrences(of: "\\\\", with: "").replacingOccurrences(of: "\\\"", with: "")
        #expect(!unescaped.contains("\"") && !inside.contains("\n"))
        let literal = unescaped.replacingOccurrences(of: "$${", with: "").replacingOccurrences(of: "%%{", with: "")
        #expect(!literal.contains("${") && !literal.contains("%{"))
    }

    @Test("a Dockerfile sees one line, one string and no variable", arguments: hostileTexts)
    func dockerfile(_ text: String) {
        let scalar = Format.dockerfile.scalar(text)
        var inside = scalar.dropFirst().dropLast()[...]
        while let character = inside.popFirst() {
            #expect(!"\"$\n\r".contains(character))
            if character == "\\" { inside = inside.dropFirst() }
        }
        #expect(scalar.hasPrefix("\"") && scalar.hasSuffix("\""))
    }

    @Test("Markdown has no raw HTML, no link and one line", arguments: hostileTexts)
    func markdown(_ text: String) {
        let shown = Format.markdown.scalar(text)
        #expect(!shown.contains("<") && !shown.contains("\n"))
        #expect(!shown.replacingOccurrences(of: "\\[", with: "").contains("["))
        let code = Format.markdown.code(text)
        #expect(!code.contains("\n"))
    }

    @Test("a code span cannot be closed from inside")
    func codeSpan() {
        #expect(Format.markdown.code("a``b`c") == "``` a``b`c ```")
        #expect(Format.markdown.code("plain") == "`plain`")
    }

    @Test("names that nobody could misread stay plain")
    func plain() {
        #expect(Format.yaml.scalar("plate-detector") == "plate-detector")
        #expect(Format.yaml.scalar("aws/us-east-1/eks") == "aws/us-east-1/eks")
        #expect(Format.yaml.scalar("on") == "\"on\"")
    }
}

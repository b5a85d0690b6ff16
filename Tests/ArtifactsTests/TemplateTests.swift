import Domain
import Foundation
import Testing

@testable import Artifacts

@Suite struct TemplateTests {
    static let files: [(name: String, text: String)] = {
        let folder = Sample.repository.appending(path: "Sources/Artifacts/Templates")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        let urls = (found?.allObjects as? [URL] ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
        }
        return urls.compactMap { url in
            (try? String(contentsOf: url, encoding: .utf8)).map { (url.lastPathComponent, $0) }
        }
    }()

    @Test("texts without quotes stand in comments only")
    func remarks() {
        #expect(Self.files.count > 40)
        let remarks = ["decision", "option", "basis"].flatMap { ["{{\($0)}}", "<% \($0) %>"] }
        for (name, text) in Self.files where name != "README.md" {
            var quotes = 0
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                // A Python file tells the decision in the words at its top.
                if line.hasPrefix("\"\"\"") || line.hasSuffix("\"\"\"") { quotes += 1 }
                for remark in remarks {
                    guard let tag = line.range(of: remark) else { continue }
                    let before = line[..<tag.lowerBound]
                    #expect(
                        before.hasPrefix("#") || before.contains(" #") || (name.hasSuffix(".py") && quotes == 1),
                        "\(name): \(line)")
                }
            }
        }
    }

    @Test("a template that asks for what it is not given is a fault, not a blank")
    func missing() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "berth-templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "a: {{there}}\nb: {{absent}}\n".write(to: folder.appending(path: "t"), atomically: true, encoding: .utf8)
        let templates = TemplateFolder(path: folder.path)
        let error = #expect(throws: BerthError.self) { try templates.render("t", .yaml, ["there": .text("x")]) }
        #expect(error?.kind == .internalFault && error?.message.contains("absent") == true)
        #expect(
            try templates.render("t", .yaml, ["there": .text("a: b"), "absent": .number(2)]) == "a: \"a: b\"\nb: 2\n")
    }

    @Test("a value that looks like a tag is text")
    func valuesAreNotTemplates() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "berth-templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "a: {{x}}\n".write(to: folder.appending(path: "t"), atomically: true, encoding: .utf8)
        let text = try TemplateFolder(path: folder.path).render(
            "t", .yaml, ["x": .text("{{y}} & <b>"), "y": .text("z")])
        #expect(text == "a: \"{{y}} & <b>\"\n")
    }
}

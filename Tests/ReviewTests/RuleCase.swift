import Foundation
import Testing

@testable import Review

/// Folders of files in which a rule is broken or kept, from `Cases/RULE.txt`.
///
/// `== broken: title` or `== kept: title` begins a case, `-- path --` a file; a line that ends with `⟵` is where a
/// finding is expected. A file `trivy.json` is a report that is given beside the files.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let title: String
    let isBroken: Bool
    let files: [SourceFile]
    let scans: [TrivyReport]
    /// `path:line`.
    let expected: Set<String>

    var testDescription: String { "\(rule) \(isBroken ? "broken" : "kept"): \(title)" }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static let rules: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }()

    static func all(_ rule: String) throws -> [RuleCase] {
        let text = try String(contentsOf: folder.appending(path: rule + ".txt"), encoding: .utf8)
        var cases: [RuleCase] = []
        var title = "", path = "", lines: [String] = [], files: [SourceFile] = [], expected: Set<String> = []
        func endFile() {
            if !path.isEmpty { files.append(SourceFile(path: path, text: lines.joined(separator: "\n") + "\n")) }
            (path, lines) = ("", [])
        }
        func endCase() throws {
            endFile()
            if !files.isEmpty {
                let name = title.drop { $0 != ":" }.dropFirst(2)
                let reports = files.filter { $0.path == "trivy.json" }
                cases.append(
                    RuleCase(
                        rule: rule, title: String(name), isBroken: title.hasPrefix("broken"),
                        files: files.filter { $0.path != "trivy.json" },
                        scans: try reports.map { try TrivyReport(Data($0.text.utf8), file: $0.path) },
                        expected: expected))
            }
            (files, expected) = ([], [])
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                try endCase()
                title = String(line.dropFirst(3))
            } else if line.hasPrefix("-- "), line.hasSuffix(" --") {
                endFile()
                path = String(line.dropFirst(3).dropLast(3))
            } else if line.hasSuffix(" ⟵") {
                lines.append(String(line.dropLast(2)))
                expected.insert("\(path):\(lines.count)")
            } else {
                lines.append(String(line))
            }
        }
        try endCase()
        return cases
    }
}

import Domain
import Foundation

@testable import Review

/// The rules' facts as the seed has them.
enum SeedRules {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let all: [SecurityRule] = rows("security_rules").compactMap(SecurityRule.init)

    static let settings = ReviewSettings(
        registries: ["registry.acme.io"],
        gpuMinimums: [
            .init(target: "cloud-run-service", accelerator: "NVIDIA L4", vcpu: 4, memoryGiB: 16),
            .init(target: "cloud-run-job", accelerator: "NVIDIA L4", vcpu: 4, memoryGiB: 16),
        ])

    static func review(
        _ files: [SourceFile], scans: [TrivyReport] = [], today: String = "2026-11-24"
    ) -> ReviewReport {
        var found = FileFinder.Found()
        found.files = files
        found.names = files.map(\.path)
        return Reviewer(rules: all, settings: settings, today: today).review(found, scans: scans)
    }

    static func review(_ path: String, _ text: String, today: String = "2026-11-24") -> ReviewReport {
        review([SourceFile(path: path, text: text)], today: today)
    }

    /// Cells by column. The seed quotes cells that hold commas and doubles quotes in them.
    static func rows(_ table: String) -> [[String: String]] {
        let path = repository.appending(path: "seed-data/\(table).csv")
        let lines = ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n").map(cells)
        return lines.dropFirst().map { row in
            Dictionary(zip(lines[0], row).filter { !$1.isEmpty }) { first, _ in first }
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""], isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

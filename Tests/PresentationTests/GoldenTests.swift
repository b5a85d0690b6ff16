import Domain
import Foundation
import Testing
@testable import Presentation

/// Each folder in `Golden` is a recommendation and what is made of it. `BERTH_RECORD_GOLDEN=1` writes them anew; the
/// difference is then reviewed like code.
@Suite struct GoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    static let cases = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    static let titles = [
        "ecs-ec2": "ECS on EC2", "eks": "EKS", "cloud-run-service": "Cloud Run service", "aws-batch": "AWS Batch",
        "gke": "GKE",
    ]

    @Test("reports are as reviewed", arguments: cases)
    func reports(name: String) throws {
        let recommendation = try Self.recommendation(name)
        let today = CalendarDay("2026-11-24")
        let summary = RecommendationReport(recommendation, titles: Self.titles, today: today)
        let explanation = RecommendationReport(
            recommendation, titles: Self.titles, today: today, detail: .explanation)
        let why = WhyReport(
            recommendation, facts: Self.facts(recommendation), history: ["2026-11-24T09:30:00Z proposed by Ada"],
            titles: Self.titles, today: today)
        try compare(name, "summary.txt", PlainDocument(summary.blocks).text)
        try compare(name, "explain.txt", PlainDocument(explanation.blocks).text)
        try compare(name, "summary.md", MarkdownDocument(summary.blocks).text)
        try compare(name, "why.txt", PlainDocument(why.blocks).text)
        if let last = recommendation.options.last {
            let whyNot = WhyNotReport(recommendation, of: .ranked(last), titles: Self.titles, today: today)
            try compare(name, "why-not.txt", PlainDocument(whyNot.blocks).text)
        }
    }

    @Test("a summary fits a laptop's screen", arguments: cases, [80, 120])
    func screen(name: String, width: Int) throws {
        let report = RecommendationReport(
            try Self.recommendation(name), titles: Self.titles, today: CalendarDay("2026-11-24"))
        let lines = PlainDocument(report.blocks, width: width).text.split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 50)
        #expect(lines.allSatisfy { String($0).displayWidth <= width })
    }

    @Test("the same value gives the same bytes, and they read back", arguments: cases)
    func json(name: String) throws {
        let recommendation = try Self.recommendation(name)
        let document = try JSONDocument(recommendation)
        #expect(try JSONDocument(recommendation) == document)
        #expect(
            document.text.hasPrefix(recommendation.decision == nil ? #"{"decision":null,"# : #"{"decision":"D-7","#))
        #expect(try JSONDecoder().decode(Recommendation.self, from: Data(document.text.utf8)) == recommendation)
    }

    private static func recommendation(_ name: String) throws -> Recommendation {
        let data = try Data(contentsOf: folder.appending(path: "\(name)/recommendation.json"))
        return try JSONDecoder().decode(Recommendation.self, from: data)
    }

    private static func facts(_ recommendation: Recommendation) -> [RecordedFact] {
        (recommendation.options.first?.facts ?? []).map { cited in
            RecordedFact(cited: cited, dataset: 1, value: #"{"usd_per_hour":0.8048,"source":"x","notes":"y"}"#)
        }
    }

    private func compare(_ name: String, _ file: String, _ text: String) throws {
        let url = Self.folder.appending(path: "\(name)/\(file)")
        if ProcessInfo.processInfo.environment["BERTH_RECORD_GOLDEN"] != nil {
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        let expected = try? String(contentsOf: url, encoding: .utf8)
        #expect(text == expected, "\(name)/\(file) differs; BERTH_RECORD_GOLDEN=1 writes it anew")
    }
}

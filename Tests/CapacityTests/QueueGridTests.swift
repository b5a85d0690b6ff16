import Capacity
import Foundation
import Testing

@Suite("Closed forms and the simulation")
struct QueueGridTests {
    struct Bound: Sendable {
        let group: Int
        let mean, p95: ClosedRange<Double>
        /// Mean distances from the simulation, in per cent.
        let meanError, p95Error: Double
    }

    /// What docs/capacity.md promises, a little wider than what was found.
    static let bounds = [
        Bound(group: 0, mean: 0.95...1.06, p95: 0.92...1.15, meanError: 2, p95Error: 4),
        Bound(group: 1, mean: 0.85...1.15, p95: 0.80...1.20, meanError: 10, p95Error: 15),
        Bound(group: 2, mean: 0.92...1.15, p95: 0.75...1.20, meanError: 4, p95Error: 8),
        Bound(group: 3, mean: 0.80...1.20, p95: 0.70...1.10, meanError: 10, p95Error: 20),
        Bound(group: 4, mean: 0.78...1.40, p95: 0.70...1.50, meanError: 7, p95Error: 10),
        Bound(group: 5, mean: 0.70...1.50, p95: 0.65...1.70, meanError: 15, p95Error: 22),
    ]

    @Test("estimates are within the stated bounds of the simulation", arguments: bounds)
    func grid(_ bound: Bound) {
        let group = QueueGrid.groups[bound.group]
        for ratio in group.ratios {
            #expect(bound.mean.contains(ratio.mean), "\(ratio.item): mean × \(ratio.mean)")
            #expect(bound.p95.contains(ratio.p95), "\(ratio.item): p95 × \(ratio.p95)")
        }
        #expect(group.error(\.mean) < bound.meanError)
        #expect(group.error(\.p95) < bound.p95Error)
    }

    @Test("docs/capacity.md has the grid's table; BERTH_RECORD_GOLDEN=1 writes it anew")
    func documentation() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/capacity.md")
        var text = try String(contentsOf: page, encoding: .utf8)
        let rows = QueueGrid.groups.map(\.row)
        if ProcessInfo.processInfo.environment["BERTH_RECORD_GOLDEN"] == "1" {
            let start = try #require(text.range(of: "| B = 1 | ≤ 0.85 |")?.lowerBound)
            let end = try #require(text[start...].range(of: "\n\n")?.lowerBound)
            text.replaceSubrange(start..<end, with: rows.joined(separator: "\n"))
            try text.write(to: page, atomically: true, encoding: .utf8)
        }
        for row in rows { #expect(text.contains(row)) }
    }
}

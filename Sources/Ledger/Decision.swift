public import Domain
import Foundation

/// A recorded decision.
public struct Decision: Hashable, Sendable {
    public let summary: DecisionSummary
    public let program: String
    public let contentSHA256: String
    public let fingerprint: String
    /// `datasets.id`, highest precedence first.
    public let datasets: [Int64]
    public let workloadDocument: String
    /// As stored: `decision` is null.
    public let storedDocument: String

    public var id: DecisionID { summary.id }

    /// The bytes that `--json` prints, with the decision's number filled in.
    public var document: String { storedDocument.namingDecision(id) }

    /// - Throws: `.usage` where the decision was imported and has no plan.
    public func recommendation() throws -> Recommendation {
        if let origin = summary.origin {
            throw BerthError(
                .usage, "\(id) has no plan: it was imported from \(origin)",
                hints: ["berth decisions show \(id) prints what it says"])
        }
        do {
            return try JSONDecoder().decode(Recommendation.self, from: Data(document.utf8))
        } catch {
            throw BerthError(
                .unusableDatabase, "decision \(id) cannot be read: \(error)",
                hints: ["berth doctor checks the ledger"])
        }
    }

    /// The workload as it was understood.
    ///
    /// - Throws: `.usage` where the decision was imported, `.unusableDatabase` where it does not read.
    public func workload() throws -> Workload {
        try recommendation().workload
    }
}

/// A line of `decisions list`.
public struct DecisionSummary: Hashable, Sendable {
    public let id: DecisionID
    public let recordedAt: String
    public let author: String
    public let team: String?
    /// The name of the workload, or the title of a decision that was imported.
    public let workload: String
    /// Nil for a decision that was imported.
    public let kind: Workload.Kind?
    /// Where a decision without a plan was written first: `adr/0007-use-eks`.
    public let origin: String?
    /// Nil where nothing was feasible.
    public let winner: String?
    public let costPerMonth: USD?
    public let p95Milliseconds: Double?
    public let score: Double?
    public let winProbability: Double?
    /// What the last event that is no note made of it.
    public let status: Event.Kind
}

extension String {
    /// Keys are in order, so `decision` is the first key that starts with `d` and stands at the top of the document.
    public func namingDecision(_ id: DecisionID) -> String {
        let unnamed = "{\"decision\":null"
        guard hasPrefix(unnamed) else { return self }
        return "{\"decision\":\"\(id)\"" + dropFirst(unnamed.count)
    }
}

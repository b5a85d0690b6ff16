public import Domain

/// One JSON document, the same bytes for the same value.
public struct JSONDocument: Hashable, Sendable {
    /// Without the newline that ends the printed document.
    public let text: String

    public init(_ value: some Encodable) throws {
        text = try canonicalJSON(value)
    }

    /// A recommendation. `decision` is there even when it is null.
    public init(_ recommendation: Recommendation) throws {
        try self.init(RecommendationContent(recommendation: recommendation))
    }
}

/// Optional keys are left out by synthesized encoding; a script reads `decision` always.
private struct RecommendationContent: Encodable {
    let recommendation: Recommendation

    private enum CodingKeys: String, CodingKey { case decision }

    func encode(to encoder: any Encoder) throws {
        try recommendation.encode(to: encoder)
        guard recommendation.decision == nil else { return }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeNil(forKey: .decision)
    }
}

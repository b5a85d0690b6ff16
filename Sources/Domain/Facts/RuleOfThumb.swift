/// The field's advice for a situation.
public struct RuleOfThumb: Fact, Hashable {
    public enum Effect: String, Sendable, Codable, Hashable { case reason, caution }

    public static let table = "rules_of_thumb"

    public let rule: String
    public let topic: String
    public let applies: [String]
    public let effect: Effect
    public let statement: String
    public let conflict: String?
    public let provenance: Provenance

    public var key: [String] { [rule] }

    public static let columns: [FactColumn<RuleOfThumb>] = [
        .init("rule", \.rule), .init("topic", \.topic), .init("applies", \.applies), .init("effect", \.effect),
        .init("statement", \.statement), .init("conflict", \.conflict),
    ]

    public init(
        rule: String, topic: String, applies: [String], effect: Effect, statement: String, conflict: String?,
        provenance: Provenance
    ) {
        self.rule = rule
        self.topic = topic
        self.applies = applies
        self.effect = effect
        self.statement = statement
        self.conflict = conflict
        self.provenance = provenance
    }
}

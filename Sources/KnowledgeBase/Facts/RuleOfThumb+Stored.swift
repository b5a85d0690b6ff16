import Domain

extension RuleOfThumb: StoredFact {
    static let query = """
        SELECT rule, topic, applies, effect, statement, conflict, source_id, as_of, uncited
        FROM rules_of_thumb
        WHERE dataset_id = ?1
        ORDER BY rule
        """

    init?(_ row: FactRow) {
        guard let effect = Effect(rawValue: row.text(3)) else { return nil }
        self.init(
            rule: row.text(0), topic: row.text(1), applies: row.list(2), effect: effect, statement: row.text(4),
            conflict: row.optionalText(5), provenance: row.provenance(6))
    }
}

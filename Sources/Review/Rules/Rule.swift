/// One thing that must hold. The doc comment of each rule is its documentation; `docs/review.md` is made from it.
///
/// What a rule states, how bad a breach is and which rules of other tools say the same are facts: the row of
/// `security_rules` with the rule's id.
protocol Rule: Sendable {
    static var id: String { get }
    /// What a breach can lead to, in a sentence.
    static var why: String { get }
    /// What to do, in a sentence.
    static var fix: String { get }
    static func check(_ project: Project) -> [Finding]
}

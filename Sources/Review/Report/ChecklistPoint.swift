/// How one of the five points stands.
public struct ChecklistPoint: Sendable, Encodable {
    public enum State: String, Sendable, Encodable {
        case pass, findings
        /// Nothing to look at, or something that could not be read: no pass.
        case notEvaluated = "not_evaluated"
    }

    public let point: Int
    public let title: String
    public let state: State
    public let findings: Int
    public let waived: Int
    /// Why it was not evaluated, or what was left out.
    public let remark: String?

    public static let titles = [
        "No secrets in code or images", "Non-root containers", "Minimal, scanned images",
        "Resource limits on all containers", "Pinned versions with content hashes",
    ]
}

/// Edits of files as a unified patch.
public struct Patch: Sendable {
    /// Empty where there is nothing to mend.
    public let text: String
    /// How many findings it mends.
    public let findings: Int
    /// Why some edits are not in it.
    public let remarks: [String]
}

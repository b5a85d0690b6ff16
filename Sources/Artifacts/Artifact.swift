/// One file that a decision implies.
public struct Artifact: Hashable, Sendable {
    /// What people ask for with `--only`.
    public enum Group: String, Hashable, Sendable, CaseIterable {
        case dockerfile, compose, k8s, terraform, ci, monitoring, docs
    }

    /// Below the folder, with slashes.
    public let path: String
    public let group: Group
    public let text: String

    public init(path: String, group: Group, text: String) {
        self.path = path
        self.group = group
        self.text = text
    }
}

/// A part of a report, whatever it is printed as.
public enum Block: Hashable, Sendable {
    /// The answer in one line.
    case headline(String)
    case heading(String)
    case text(String)
    case items([String])
    case table(TextTable)
    case tree(Tree)
}

/// A statement and what it rests on.
public struct Tree: Hashable, Sendable {
    public var text: String
    public var branches: [Tree]

    public init(_ text: String, _ branches: [Tree] = []) {
        self.text = text
        self.branches = branches
    }
}

/// A file that could not be evaluated, which is no pass.
public struct Unevaluated: Hashable, Sendable {
    public let file: String
    public let position: Position
    public let reason: String
}

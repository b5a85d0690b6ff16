/// An error a person can act on: what was wrong, and what to do about it.
///
/// `kind` fixes the exit code (`docs/errors.md`); `hints` are printed after the message, one a line.
public struct BerthError: Error, Sendable, Equatable {
    public enum Kind: Int32, Sendable {
        case infeasible = 2
        case usage = 64
        case badData = 65
        case notFound = 66
        case internalFault = 70
        case cannotCreate = 73
        case readWrite = 74
        case busy = 75
        case notPermitted = 77
        case unusableDatabase = 78
    }

    public let kind: Kind
    public let message: String
    public let hints: [String]

    public init(_ kind: Kind, _ message: String, hints: [String] = []) {
        self.kind = kind
        self.message = message
        self.hints = hints
    }
}

/// Why a file could not be read as what it is.
struct Unparsable: Error, Hashable, Sendable {
    let position: Position
    let reason: String
}

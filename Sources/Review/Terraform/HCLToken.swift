/// A word of HCL.
struct HCLToken: Sendable {
    enum Kind: Hashable, Sendable {
        case identifier, number, newline, end
        /// A quoted string or here-document; `isTemplate` where `${…}` or `%{…}` is in it.
        case string(isTemplate: Bool)
        /// A bracket, an operator, a comma.
        case sign
    }

    let kind: Kind
    let text: String
    let position: Position
    /// Where in the text it starts and ends, in bytes.
    let range: Range<Int>
}

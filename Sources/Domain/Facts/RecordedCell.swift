public import Foundation

/// A figure as the record of a fact holds it. What is none of these reads as nothing.
public enum RecordedCell: Hashable, Sendable, Decodable {
    case nothing
    case flag(Bool)
    case number(Decimal)
    case list([String])
    case text(String)

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else if let words = try? container.decode([String].self) {
            self = .list(words)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .nothing
        }
    }
}

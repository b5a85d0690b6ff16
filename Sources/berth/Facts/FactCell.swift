import KnowledgeBase

/// A cell of a look-up as JSON: text, number, amount or null.
struct FactCell: Encodable {
    let value: FactValue

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .null: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .real(let number): try container.encode(number)
        case .usd(let amount): try container.encode(amount)
        }
    }
}

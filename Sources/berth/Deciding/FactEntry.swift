import Domain
import Foundation

/// A recorded fact with its value, as a member of a JSON list.
struct FactEntry: Encodable {
    private let cited: CitedFact
    private let value: AnyJSON?

    init(_ fact: RecordedFact) {
        cited = fact.cited
        value = try? JSONDecoder().decode(AnyJSON.self, from: Data(fact.value.utf8))
    }

    private enum CodingKeys: String, CodingKey { case value }

    func encode(to encoder: any Encoder) throws {
        try cited.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
    }
}

import Domain
import Foundation

/// The figures of a recorded fact in a line: `usd_per_hour 0.8048, …`.
enum FactValue {
    /// What the fact's id and its source say already.
    private static let known: Set<String> = ["source", "as_of", "uncited", "notes"]

    static func text(_ fact: RecordedFact, limit: Int = 5) -> String {
        guard let members = try? JSONDecoder().decode([String: Cell].self, from: Data(fact.value.utf8)) else {
            return ""
        }
        let key = Set(fact.cited.id.text.split(separator: "/").map(String.init))
        let told = members.sorted { $0.key < $1.key }.compactMap { name, cell -> String? in
            guard !known.contains(name), let text = cell.text, !text.isEmpty, !key.contains(text) else { return nil }
            return "\(name) \(text)"
        }
        return (told.prefix(limit) + (told.count > limit ? ["…"] : [])).joined(separator: ", ")
    }

    /// Numbers, text, flags and lists; what holds more is left out.
    private struct Cell: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                text = nil
            } else if let flag = try? container.decode(Bool.self) {
                text = flag ? "yes" : "no"
            } else if let number = try? container.decode(Decimal.self) {
                text = number.description
            } else if let words = try? container.decode([String].self) {
                text = words.joined(separator: ";")
            } else {
                text = try? container.decode(String.self)
            }
        }
    }
}

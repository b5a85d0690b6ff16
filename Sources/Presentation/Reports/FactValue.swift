import Domain
import Foundation

/// The figures of a recorded fact in a line: `usd_per_hour 0.8048, …`.
enum FactValue {
    /// What the fact's id and its source say already.
    private static let known: Set<String> = [
        "provenance", "dataset", "dataset_id", "source", "as_of", "asOf", "uncited", "notes",
    ]

    static func text(_ fact: RecordedFact, limit: Int = 5) -> String {
        guard let members = try? JSONDecoder().decode([String: Scalar].self, from: Data(fact.value.utf8)) else {
            return ""
        }
        let key = Set(fact.cited.id.text.split(separator: "/").map(String.init))
        let told = members.sorted { $0.key < $1.key }.compactMap { name, scalar -> String? in
            guard !known.contains(name), let text = scalar.text, !text.isEmpty, !key.contains(text) else { return nil }
            return "\(words(name)) \(text)"
        }
        return (told.prefix(limit) + (told.count > limit ? ["…"] : [])).joined(separator: ", ")
    }

    /// `usdPerHour` and `usd_per_hour` as `usd per hour`; `fp32TFLOPS` as `fp32 TFLOPS`.
    private static func words(_ name: String) -> String {
        var text = "", previous: Character = " "
        for character in name {
            if character == "_" {
                text += " "
            } else if character.isUppercase, !previous.isUppercase, !text.isEmpty {
                text += " \(character)"
            } else {
                text.append(character)
            }
            previous = character
        }
        let parts = text.split(separator: " ").map { part in
            part.dropFirst().contains(where: \.isUppercase) ? String(part) : part.lowercased()
        }
        return parts.joined(separator: " ")
    }

    /// Numbers, text and flags; what holds more is left out.
    private struct Scalar: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                text = nil
            } else if let flag = try? container.decode(Bool.self) {
                text = flag ? "yes" : "no"
            } else if let number = try? container.decode(Decimal.self) {
                text = number.description
            } else {
                text = try? container.decode(String.self)
            }
        }
    }
}

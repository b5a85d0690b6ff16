import Domain
import Foundation

/// The figures of a recorded fact in a line: `usd_per_hour 0.8048, …`.
enum FactValue {
    /// What the fact's id and its source say already.
    private static let known: Set<String> = ["source", "as_of", "uncited", "notes"]

    static func text(_ fact: RecordedFact, limit: Int = 5) -> String {
        guard let members = try? JSONDecoder().decode([String: RecordedCell].self, from: Data(fact.value.utf8)) else {
            return ""
        }
        let key = Set(fact.cited.id.text.split(separator: "/").map(String.init))
        let told = members.sorted { $0.key < $1.key }.compactMap { name, cell -> String? in
            guard !known.contains(name), let text = text(cell), !text.isEmpty, !key.contains(text) else { return nil }
            return "\(name) \(text)"
        }
        return (told.prefix(limit) + (told.count > limit ? ["…"] : [])).joined(separator: ", ")
    }

    /// As people read it: flags are words.
    private static func text(_ cell: RecordedCell) -> String? {
        switch cell {
        case .nothing: nil
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): number.description
        case .list(let words): words.joined(separator: ";")
        case .text(let text): text
        }
    }
}

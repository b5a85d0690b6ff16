import Domain
import Foundation

/// What the value of a key may be.
enum WorkloadValue: Hashable, Sendable {
    case constant(String)
    /// `[a-z0-9-]`, at most 63.
    case slug
    /// 1 to `atMost` characters, none of them a control character.
    case text(atMost: Int)
    case word([String])
    case words([String], atLeast: Int = 0)
    case name(WorkloadNoun)
    case names(WorkloadNoun)
    case number(ClosedRange<Double>)
    case whole(ClosedRange<Double>)
    case wholes(ClosedRange<Double>, count: ClosedRange<Int>)
    case dollars(ClosedRange<Double>)
    case flag
    case loadShape
    case skills

    var isList: Bool {
        switch self {
        case .words, .names, .wholes: true
        default: false
        }
    }

    func expected(unit: String?) -> String {
        let units = unit.map { " (\($0))" } ?? ""
        return switch self {
        case .constant(let text): "'\(text)'"
        case .slug: "1 to 63 of the characters a-z, 0-9 and -"
        case .text(let limit): "1 to \(limit) characters, none a control character"
        case .word(let words): Self.alternatives(words)
        case .words(let words, let least): (least > 0 ? "at least one of " : "any of ") + words.joined(separator: ", ")
        case .name(let noun): "a known \(noun.rawValue)"
        case .names(let noun): "a list of known \(noun.plural)"
        case .number(let range): "a number from \(Self.range(range))\(units)"
        case .whole(let range): "a whole number from \(Self.range(range))\(units)"
        case .wholes(let range, let count):
            "\(count.lowerBound) to \(count.upperBound) whole numbers from \(Self.range(range))"
        case .dollars(let range): "a number from \(Self.range(range))\(units)"
        case .flag: "true or false"
        case .loadShape: "\(LoadShape.names.joined(separator: ", ")) or {hourly: [24 or 168 numbers]}"
        case .skills: "a level from 0 to 3 for each subject"
        }
    }

    static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    static func range(_ range: ClosedRange<Double>) -> String {
        "\(figure(range.lowerBound)) to \(figure(range.upperBound))"
    }

    /// A number in plain decimals: `0.00001` where Swift would write `1e-05`.
    static func figure(_ number: Double) -> String {
        Decimal(string: "\(number)")?.description ?? "\(number)"
    }
}

/// A kind of name that the knowledge base decides on.
enum WorkloadNoun: String, Hashable, Sendable {
    case provider, region, residency, target, accelerator

    var plural: String { self == .residency ? "residencies" : rawValue + "s" }

    func names(in vocabulary: Vocabulary) -> [String] {
        switch self {
        case .provider: vocabulary.providers
        case .region: vocabulary.regions
        case .residency: vocabulary.residencies
        case .target: vocabulary.targets
        case .accelerator: vocabulary.accelerators
        }
    }
}

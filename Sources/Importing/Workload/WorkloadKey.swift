import Domain
import Foundation

/// A key of the workload file. The table of them (`WorkloadKey.all`) drives reading, hints, flags, schema and the
/// reference page, so that none can disagree.
public struct WorkloadKey: Hashable, Sendable {
    /// `traffic.peak_rps`.
    public let path: String
    /// `requests/s`, where the value has a unit.
    public let unit: String?
    /// What it means, in a sentence.
    public let summary: String
    /// Whether it must be given, for the kinds of workload that have it.
    public let required: Bool
    /// What may be written.
    let value: WorkloadValue
    /// The kinds of workload that have it.
    let kinds: Set<Workload.Kind>

    init(
        _ path: String, _ value: WorkloadValue, unit: String? = nil, kinds: Set<Workload.Kind> = .all,
        required: Bool = false, _ summary: String
    ) {
        self.path = path
        self.value = value
        self.unit = unit
        self.kinds = kinds
        self.required = required
        self.summary = summary
    }

    var components: [String] { path.split(separator: ".").map(String.init) }

    /// `traffic` of `traffic.peak_rps`; empty for keys at the top.
    var section: String { components.dropLast().joined(separator: ".") }

    /// `peak_rps` of `traffic.peak_rps`.
    var leaf: String { components.last ?? path }

    /// The flag of `berth recommend`: the last component in kebab case, but for the few that would say too little.
    public var flag: String {
        switch path {
        case "model.name": "--model"
        case "team.skills": "--skill"
        case "job.tokens_in": "--job-tokens-in"
        case "job.tokens_out": "--job-tokens-out"
        case _ where section == "preferences.weights": "--weight \(leaf)"
        default: "--" + leaf.replacingOccurrences(of: "_", with: "-")
        }
    }

    /// What a key that is left out has, as a person would write it.
    public var defaultText: String? {
        switch path {
        case "name": "the model's name, in the form a name has"
        case "traffic.peak_rps": "the shape's busiest hour"
        case "model.precisions": "[fp32]; of an LLM [bf16, fp16]"
        case "model.format": "onnx; of an LLM safetensors, in training pytorch"
        case _ where required: nil
        default: WorkloadDefaults.tree[components].flatMap(WorkloadDefaults.text)
        }
    }

    /// The key of a path, if there is one.
    public static func named(_ path: String) -> WorkloadKey? { byPath[path] }

    /// The sentence of a help screen: words to choose from where there are some, and the default.
    public var summaryWithDefault: String {
        let choice: [String] =
            switch value {
            case .word(let words), .words(let words, _): words
            case .loadShape: LoadShape.names + ["24 or 168 numbers"]
            default: []
            }
        let notes = [
            choice.isEmpty ? nil : choice.joined(separator: ", "), defaultText.map { "default: \($0)" },
        ].compactMap { $0 }
        return notes.isEmpty ? summary : "\(summary) (\(notes.joined(separator: "; ")))"
    }

    /// What stands for the value in a help screen: its unit where it has one.
    public var valueName: String {
        switch value {
        case .skills: "subject=level"
        case .names(let noun): "\(noun.rawValue),..."
        case .words: "\(leaf.hasSuffix("s") ? String(leaf.dropLast()) : leaf),..."
        case .wholes: "n,n,..."
        case .name(let noun): noun.rawValue
        default: unit ?? leaf.replacingOccurrences(of: "_", with: "-")
        }
    }

    /// What may be written, in words: `a number from 0 to 100 (percent)`.
    public var expected: String { value.expected(unit: unit) }
}

extension Set<Workload.Kind> {
    static let all = Set(Workload.Kind.allCases)
    static let withTraffic = all.filter(\.hasTraffic)
    static let withJob = all.filter { !$0.hasTraffic }
}

extension WorkloadKey {
    /// The key's row of the table in `docs/workload.md`.
    var referenceRow: String {
        let meaning = required ? "**Required.** \(summary)" : summary
        let flag = path == "schema" ? "" : "`\(self.flag)`"
        let cells = ["`\(path)`", flag, expected, defaultText.map { "`\($0)`" } ?? "", meaning]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

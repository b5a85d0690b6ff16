import Domain
import Foundation
import Yams

extension WorkloadValueReader {
    mutating func number(
        _ node: Node, _ range: ClosedRange<Double>, whole: Bool = false, expected: String? = nil
    ) -> WorkloadJSON? {
        let expected = expected ?? entry.key.expected
        guard let scalar = node.scalar, let value = WorkloadScalar.number(scalar) else {
            return refuse(node, "found \(WorkloadScalar.found(node))", expected: expected, hint: numberHint(node))
        }
        guard range.contains(value), !whole || value == value.rounded() else {
            return refuse(
                node, "found \(WorkloadScalar.shown(scalar.string))", expected: expected, hint: rangeHint(value))
        }
        return .number(value)
    }

    mutating func dollars(_ node: Node, _ range: ClosedRange<Double>) -> WorkloadJSON? {
        guard let value = number(node, range)?.number else { return nil }
        guard Decimal(string: "\(value)").flatMap(USD.init) != nil else {
            return refuse(
                node, "found \(WorkloadScalar.found(node))", expected: "at most nine decimals (USD/month)")
        }
        return .number(value)
    }

    mutating func shape(_ node: Node) -> WorkloadJSON? {
        if case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first,
            pair.key.scalar?.string == "hourly"
        {
            return hours(pair.value)
        }
        if node.sequence != nil {
            if case .flag = entry.place { return hours(node) }
            return refuse(node, "found a list", expected: entry.key.expected, hint: "write shape: {hourly: [...]}")
        }
        guard let text = node.scalar?.string, LoadShape.names.contains(text) else {
            let meant = nearest(to: node.scalar?.string ?? "", among: LoadShape.names)
            return refuse(
                node, "found \(WorkloadScalar.found(node))", expected: entry.key.expected,
                hint: meant.map { "did you mean '\($0)'?" })
        }
        return .text(text)
    }

    /// The relative load of each hour of a day or a week.
    private mutating func hours(_ node: Node) -> WorkloadJSON? {
        let expected = "24 or 168 numbers from 0 to 1000000, not all 0"
        guard let nodes = node.sequence.map(Array.init), nodes.count == 24 || nodes.count == 168 else {
            let found = node.sequence.map { "\($0.count) numbers" } ?? WorkloadScalar.found(node)
            return refuse(node, "found \(found)", expected: expected)
        }
        let loads = nodes.compactMap { number($0, 0...1_000_000, expected: "a number from 0 to 1000000")?.number }
        guard loads.count == nodes.count else { return nil }
        guard loads.contains(where: { $0 > 0 }) else {
            return refuse(node, "found only zeros", expected: expected)
        }
        return .object(["hourly": .list(loads.map(WorkloadJSON.number))])
    }

    mutating func skills(_ node: Node) -> WorkloadJSON? {
        guard case .mapping(let mapping) = node else {
            return refuse(
                node, "found \(WorkloadScalar.found(node))", expected: entry.key.expected,
                hint: "write skills: {kubernetes: 3, aws: 2}")
        }
        var levels: [String: WorkloadJSON] = [:]
        for (subject, level) in mapping {
            guard let name = skill(subject) else { continue }
            levels[name] = number(level, 0...3, whole: true, expected: "a whole number from 0 to 3")
        }
        return .object(levels)
    }

    /// Kubernetes or a provider. Without a vocabulary any name in the form of one.
    private mutating func skill(_ node: Node) -> String? {
        let providers = names.vocabulary?.providers ?? []
        let subjects = ["kubernetes"] + providers
        let text = node.scalar?.string ?? ""
        if let known = subjects.first(where: { $0.lowercased() == text.lowercased() }) { return known }
        if providers.isEmpty, WorkloadSlug.isValid(text) { return text }
        return refuse(
            node, "no skill '\(WorkloadScalar.shown(text))'", expected: WorkloadValue.alternatives(subjects),
            hint: nearest(to: text, among: subjects).map { "did you mean '\($0)'?" })
    }

    /// Why a text is no number, where that can be told.
    private func numberHint(_ node: Node) -> String? {
        guard let scalar = node.scalar else { return nil }
        let text = scalar.string.trimmingCharacters(in: .whitespaces)
        if !WorkloadScalar.isPlain(scalar), WorkloadScalar.number(text) != nil { return "remove the quotes" }
        let bare = text.filter { !",_ ".contains($0) }
        if bare != text, WorkloadScalar.number(bare) != nil { return "write \(bare)" }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard digits.count < text.count, WorkloadScalar.number(String(digits)) != nil else { return nil }
        return "write the number alone, \(entry.key.unit.map { "in \($0)" } ?? "without a unit")"
    }

    private func rangeHint(_ value: Double) -> String? {
        guard entry.key.path == "slo.availability", value > 0, value <= 1 else { return nil }
        return "it is in percent: \(WorkloadValue.figure((value * 100_000).rounded() / 1000))"
    }
}

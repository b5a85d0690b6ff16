import Domain
import Foundation
import Yams

/// One value, checked against what its key may hold. Everything wrong with it goes into `faults`.
struct WorkloadValueReader {
    let entry: WorkloadTree.Entry
    let names: WorkloadNames
    private(set) var faults: [WorkloadFault] = []

    init(_ entry: WorkloadTree.Entry, names: WorkloadNames) {
        self.entry = entry
        self.names = names
    }

    /// Nil where nothing was given or something is wrong.
    mutating func read() -> WorkloadJSON? {
        if WorkloadScalar.isEmpty(entry.node) {
            return refuse(entry.node, "no value", expected: key.expected, hint: "leave the key out for the default")
        }
        return key.value.isList ? list(entry.node) : single(entry.node)
    }

    private var key: WorkloadKey { entry.key }

    private mutating func list(_ node: Node) -> WorkloadJSON? {
        var items: [WorkloadJSON] = []
        let nodes = node.sequence.map(Array.init) ?? [node]
        for node in nodes {
            switch item(node) {
            case .list(let several): items += several
            case .some(let one): items.append(one)
            case nil: break
            }
        }
        if case .wholes(_, let count) = key.value {
            guard count.contains(nodes.count) else {
                return refuse(node, "found \(nodes.count) numbers", expected: key.expected)
            }
            return .list(items)
        }
        if case .words(_, let least) = key.value, nodes.count < least {
            return refuse(node, "found an empty list", expected: key.expected)
        }
        var seen: Set<WorkloadJSON> = []
        return .list(items.filter { seen.insert($0).inserted })
    }

    private mutating func item(_ node: Node) -> WorkloadJSON? {
        switch key.value {
        case .words(let words, _): word(node, words)
        case .names(let noun): name(node, noun).map { .list($0.map(WorkloadJSON.text)) }
        case .wholes(let range, _):
            number(node, range, whole: true, expected: "a whole number from \(WorkloadValue.range(range))")
        default: nil
        }
    }

    private mutating func single(_ node: Node) -> WorkloadJSON? {
        switch key.value {
        case .constant(let text): constant(node, text)
        case .slug: slug(node)
        case .text(let limit): self.text(node, atMost: limit)
        case .word(let words): word(node, words)
        case .name(let noun): name(node, noun)?.first.map(WorkloadJSON.text)
        case .number(let range): number(node, range)
        case .whole(let range): number(node, range, whole: true)
        case .dollars(let range): dollars(node, range)
        case .flag: flag(node)
        case .loadShape: shape(node)
        case .skills: skills(node)
        case .words, .names, .wholes: list(node)
        }
    }

    private mutating func constant(_ node: Node, _ text: String) -> WorkloadJSON? {
        guard node.scalar?.string != text else { return .text(text) }
        let isNewer = node.scalar?.string.hasPrefix("berth.workload/") == true
        return refuse(
            node, "found \(WorkloadScalar.found(node))", expected: key.expected,
            hint: isNewer ? "this version of berth reads no other" : nil)
    }

    private mutating func slug(_ node: Node) -> WorkloadJSON? {
        guard let text = plainText(node) else { return nil }
        if WorkloadSlug.isValid(text) { return .text(text) }
        return refuse(
            node, "found \(WorkloadScalar.found(node))", expected: key.expected,
            hint: "try '\(WorkloadSlug.suggest(for: text))'")
    }

    private mutating func text(_ node: Node, atMost limit: Int) -> WorkloadJSON? {
        guard let text = plainText(node) else { return nil }
        let isControlled = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        let isBlank = text.allSatisfy(\.isWhitespace)
        if !isControlled, !isBlank, text.count <= limit { return .text(text) }
        let found = isControlled ? "a control character" : isBlank ? "blank text" : "\(text.count) characters"
        return refuse(node, "found \(found)", expected: key.expected)
    }

    private mutating func word(_ node: Node, _ words: [String]) -> WorkloadJSON? {
        guard let text = node.scalar?.string, words.contains(text) else {
            let meant = nearest(to: node.scalar?.string ?? "", among: words)
            return refuse(
                node, "found \(WorkloadScalar.found(node))", expected: WorkloadValue.alternatives(words),
                hint: meant.map { "did you mean '\($0)'?" })
        }
        return .text(text)
    }

    private mutating func name(_ node: Node, _ noun: WorkloadNoun) -> [String]? {
        guard let text = plainText(node) else { return nil }
        let isSane =
            !text.isEmpty && text.count <= 100
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        if isSane, let names = names.resolve(text, noun) { return names }
        return refuse(
            node, isSane ? "no \(noun.rawValue) '\(text)'" : "found \(WorkloadScalar.found(node))",
            expected: names.expected(noun),
            hint: names.nearestName(to: text, noun).map { "did you mean '\($0)'?" })
    }

    private mutating func flag(_ node: Node) -> WorkloadJSON? {
        if let value = node.scalar.flatMap(WorkloadScalar.boolean) { return .bool(value) }
        let meant = ["yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"]
        return refuse(
            node, "found \(WorkloadScalar.found(node))", expected: key.expected,
            hint: meant[node.scalar?.string.lowercased() ?? ""].map { "write \($0)" })
    }
}

extension WorkloadValueReader {
    /// Text, written as such: a bare `20` or `true` is something else.
    private mutating func plainText(_ node: Node) -> String? {
        guard let scalar = node.scalar, !WorkloadScalar.isNull(node) else {
            return refuse(node, "found \(WorkloadScalar.found(node))", expected: key.expected)
        }
        let isOther = WorkloadScalar.number(scalar) != nil || WorkloadScalar.boolean(scalar) != nil
        if scalar.style != .any, isOther {
            return refuse(
                node, "found \(WorkloadScalar.found(node))", expected: key.expected,
                hint: "put it in quotes: '\(WorkloadScalar.shown(scalar.string))'")
        }
        return scalar.string
    }

    mutating func refuse<T>(_ node: Node, _ message: String, expected: String? = nil, hint: String? = nil) -> T? {
        faults.append(.init(place(node), key: key.path, message, expected: expected, hint: hint))
        return nil
    }

    private func place(_ node: Node) -> WorkloadFault.Place {
        guard case .file(let file, _, _) = entry.place, let mark = node.mark else { return entry.place }
        return .file(file, line: mark.line, column: mark.column)
    }
}

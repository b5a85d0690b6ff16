import Yams

/// The keys that a file gives, by path, and what is wrong with the keys themselves.
struct WorkloadTree {
    /// A value as written.
    struct Entry {
        let key: WorkloadKey
        let node: Node
        let place: WorkloadFault.Place
    }

    private(set) var entries: [String: Entry] = [:]
    /// Where each section's key stands.
    private(set) var sections: [String: WorkloadFault.Place] = [:]
    private(set) var faults: [WorkloadFault] = []

    init() {}

    /// Throws where there are no keys at all: then it would be idle to name the missing ones.
    init(_ text: WorkloadText) throws(WorkloadFaults) {
        let start = WorkloadFault.Place.file(text.file, line: 1, column: 1)
        sections[""] = start
        guard case .mapping(let mapping) = text.root else {
            let found = WorkloadScalar.found(text.root)
            throw WorkloadFaults(
                .init(
                    place(text.root, text) ?? start, "found \(found)", expected: "keys such as model"))
        }
        read(mapping, section: "", text)
    }

    /// Adds a flag's value, which replaces the file's.
    mutating func replace(_ key: WorkloadKey, by node: Node, place: WorkloadFault.Place) {
        entries[key.path] = Entry(key: key, node: node, place: place)
    }

    private mutating func read(_ mapping: Node.Mapping, section: String, _ text: WorkloadText) {
        var earlier: [String: WorkloadFault.Place] = [:]
        for (keyNode, value) in mapping {
            let keyPlace = place(keyNode, text) ?? sections[section] ?? .file(text.file, line: 1, column: 1)
            guard let name = keyNode.scalar?.string else {
                let path = section.isEmpty ? "" : section
                faults.append(.init(keyPlace, key: path, "found \(WorkloadScalar.found(keyNode)) as a key"))
                continue
            }
            if let key = text.duplicates.key(maskedBy: name) {
                earlier[key] = earlier[key] ?? keyPlace
                continue
            }
            let path = section.isEmpty ? name : "\(section).\(name)"
            if let first = earlier[name], case .file(_, let line, _) = first {
                faults.append(
                    .init(
                        keyPlace, key: WorkloadScalar.shown(path), "given twice", hint: "it is on line \(line) already")
                )
            }
            if let key = WorkloadKey.byPath[path] {
                // An explicit null is what JSON writers put for "not given".
                if WorkloadScalar.isNull(value), !WorkloadScalar.isEmpty(value) { continue }
                entries[path] = Entry(key: key, node: value, place: place(value, text) ?? keyPlace)
            } else if WorkloadKey.sections.contains(path) {
                readSection(value, path: path, keyPlace: keyPlace, text)
            } else {
                faults.append(WorkloadUnknownKey(name: name, section: section).fault(keyPlace))
            }
        }
    }

    private mutating func readSection(
        _ value: Node, path: String, keyPlace: WorkloadFault.Place, _ text: WorkloadText
    ) {
        sections[path] = keyPlace
        if case .mapping(let mapping) = value {
            read(mapping, section: path, text)
        } else if !WorkloadScalar.isNull(value) {
            let example = WorkloadKey.all.first { $0.section.hasPrefix(path) }?.leaf ?? "key"
            faults.append(
                .init(
                    place(value, text) ?? keyPlace, key: path, "found \(WorkloadScalar.found(value))",
                    expected: "keys such as \(example), indented"))
        }
    }

    private func place(_ node: Node, _ text: WorkloadText) -> WorkloadFault.Place? {
        node.mark.map { .file(text.file, line: $0.line, column: $0.column) }
    }
}

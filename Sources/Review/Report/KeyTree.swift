/// Keys to be added to a block of YAML, those under one parent together.
struct KeyTree: Sendable {
    private var keys: [(name: String, tree: KeyTree)] = []
    private var value: [String] = []

    init() {}

    mutating func set(_ path: ArraySlice<String>, _ value: [String]) {
        guard let key = path.first else {
            self.value = value
            return
        }
        if let index = keys.firstIndex(where: { $0.name == key }) {
            keys[index].tree.set(path.dropFirst(), value)
        } else {
            var tree = KeyTree()
            tree.set(path.dropFirst(), value)
            keys.append((key, tree))
        }
    }

    func lines(indent: Int) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        var lines: [String] = []
        for (name, tree) in keys {
            if tree.keys.isEmpty {
                lines.append("\(blanks)\(name): \(tree.value.joined(separator: " "))")
            } else {
                lines.append("\(blanks)\(name):")
                lines += tree.lines(indent: indent + 2)
            }
        }
        return lines
    }
}

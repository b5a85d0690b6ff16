import KnowledgeBase

/// What a row must satisfy beyond its single cells.
extension DatasetTableLoader {
    func checkReferences(_ cells: [CSVCell]) {
        for check in references {
            guard let last = check.steps.last, present[last], let cell = steps[last].cell else { continue }
            let prefix: (Int) -> UnsafeRawBufferPointer = { [steps] in
                steps[$0].cell.map { cells[$0].text } ?? UnsafeRawBufferPointer(start: nil, count: 0)
            }
            if steps[last].reading == .list {
                for member in cells[cell].text.split(separator: UInt8(ascii: ";")) {
                    let own = UnsafeRawBufferPointer(rebasing: member)
                    guard !check.finds(own, prefix: prefix, offset: cells[cell].offset) else { continue }
                    addDangling(check, String(decoding: own, as: UTF8.self), at: cells[cell].offset)
                }
            } else if !check.finds(cells[cell].text, prefix: prefix, offset: cells[cell].offset) {
                addDangling(check, cells[cell].string, at: cells[cell].offset)
            }
        }
    }

    func checkRules(_ cells: [CSVCell], _ start: Int) {
        for rule in table.rules {
            let indices = rule.columns.compactMap { name in table.columns.firstIndex { $0.name == name } }
            let isKept =
                switch rule {
                case .together: present[indices[0]] == present[indices[1]]
                case .exactlyOne: present[indices[0]] != present[indices[1]]
                case .atLeastOne: present[indices[0]] || present[indices[1]]
                case .ascending:
                    zip(indices, indices.dropFirst()).allSatisfy {
                        !present[$0] || !present[$1] || numbers[$0] <= numbers[$1]
                    }
                }
            guard !isKept else { continue }
            let offset = indices.lazy.compactMap { self.steps[$0].cell }.first.map { cells[$0].offset } ?? start
            let found = indices.map { index in
                "\(table.columns[index].name) = " + (steps[index].cell.map { cells[$0].string.quoted } ?? "nothing")
            }
            add(at: offset, "", found: found.joined(separator: ", "), expected: rule.words)
        }
    }
}

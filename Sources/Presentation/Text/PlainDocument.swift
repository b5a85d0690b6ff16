/// A report as plain text for a terminal.
public struct PlainDocument: Sendable {
    let blocks: [Block]
    let width: Int
    let style: Style

    public init(_ blocks: [Block], width: Int = 80, style: Style = .plain) {
        self.blocks = blocks
        self.width = width
        self.style = style
    }

    public var text: String {
        var lines: [String] = []
        for block in blocks {
            if case .heading = block, !lines.isEmpty { lines.append("") }
            lines += self.lines(of: block)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(of block: Block) -> [String] {
        switch block {
        case .headline(let text): text.printable.wrapped(to: width).map(style.bold)
        case .heading(let text): [style.bold(text.printable)]
        case .text(let text): text.printable.wrapped(to: width)
        case .items(let items): items.flatMap(item)
        case .table(let table): table.lines(width: width - 2, style: style).map { "  " + $0 }
        case .tree(let tree): self.tree(tree, first: "", rest: "")
        }
    }

    private func item(_ text: String) -> [String] {
        zip(0..., text.printable.wrapped(to: width - 4)).map { $0 == 0 ? "  - " + $1 : "    " + $1 }
    }

    private func tree(_ tree: Tree, first: String, rest: String) -> [String] {
        // A line that goes on still needs the bar down to its branches.
        let bar = tree.branches.isEmpty ? "  " : "│ "
        let wrapped = tree.text.printable.wrapped(to: max(20, width - rest.displayWidth - 2))
        var lines = zip(0..., wrapped).map { $0 == 0 ? first + $1 : rest + bar + $1 }
        for (index, branch) in tree.branches.enumerated() {
            let isLast = index == tree.branches.count - 1
            lines += self.tree(branch, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "))
        }
        return lines
    }
}

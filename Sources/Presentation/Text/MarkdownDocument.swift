/// A report as GitHub-flavoured Markdown, for pull requests and decision records.
public struct MarkdownDocument: Sendable {
    let blocks: [Block]

    public init(_ blocks: [Block]) {
        self.blocks = blocks
    }

    public var text: String {
        blocks.map(markdown).joined(separator: "\n\n") + "\n"
    }

    private func markdown(_ block: Block) -> String {
        switch block {
        case .headline(let text): "## " + escaped(text)
        case .heading(let text): "### " + escaped(text)
        case .text(let text): escaped(text)
        case .items(let items): items.map { "- " + escaped($0) }.joined(separator: "\n")
        case .table(let table): self.table(table)
        case .tree(let tree): self.tree(tree, depth: 0).joined(separator: "\n")
        }
    }

    private func table(_ table: TextTable) -> String {
        let hasRemarks = table.rows.contains { $0.remark != nil }
        let headers = table.columns.map(\.header) + (hasRemarks ? [table.remarks] : [])
        let rules = table.columns.map { $0.alignment == .left ? "---" : "---:" } + (hasRemarks ? ["---"] : [])
        let rows = table.rows.map { row in
            table.columns.indices.map { index in
                let cell = index < row.cells.count ? escaped(row.cells[index]) : ""
                return row.isTotal && !cell.isEmpty ? "**\(cell)**" : cell
            } + (hasRemarks ? [escaped(row.remark ?? "")] : [])
        }
        return ([headers.map(escaped), rules] + rows)
            .map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    private func tree(_ tree: Tree, depth: Int) -> [String] {
        [String(repeating: "  ", count: depth) + "- " + escaped(tree.text)]
            + tree.branches.flatMap { self.tree($0, depth: depth + 1) }
    }

    private func escaped(_ text: String) -> String { Markdown.escaped(text) }
}

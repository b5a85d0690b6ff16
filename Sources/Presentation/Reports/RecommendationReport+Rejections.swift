import Domain

extension RecommendationReport {
    /// The options that a person would have expected, and the constraint that ruled each out.
    func rejections(limit: Int) -> [Block] {
        let rejected = recommendation.rejected
        guard !rejected.isEmpty else { return [] }
        let rows = rejected.prefix(limit).map { rejection in
            TextTable.Row([names.name(of: rejection.option), rejection.constraint, rejection.required, rejection.actual])
        }
        let table = TextTable(
            [.init("option", flexible: true), .init("constraint", flexible: true), .init("required", flexible: true),
                .init("actual", flexible: true)],
            rows)
        var blocks: [Block] = [.heading("Ruled out"), .table(table)]
        if rejected.count > limit { blocks.append(.text("\(rejected.count - limit) more with --explain.")) }
        return blocks
    }

    var rejectionCounts: [Block] {
        let counts = recommendation.rejectedCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !counts.isEmpty else { return [] }
        let rows = counts.map { TextTable.Row([$0.key, Number.grouped(Int64($0.value))]) }
        return [
            .heading("Candidates ruled out, by constraint"),
            .table(TextTable([.init("constraint", flexible: true), .init("candidates", .right)], rows)),
        ]
    }
}

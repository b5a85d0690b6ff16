import Domain

extension RecommendationReport {
    /// The options that a person would have expected, and the constraint that ruled each out.
    func rejections(limit: Int) -> [Block] {
        let rejected = recommendation.rejected
        guard !rejected.isEmpty else { return [] }
        var items = rejected.prefix(limit).map { rejection in
            "\(names.name(of: rejection.option)) — \(rejection.constraint): "
                + "required \(rejection.required), actual \(rejection.actual)"
        }
        if rejected.count > limit { items.append("\(rejected.count - limit) more with --explain") }
        return [.heading("Ruled out"), .items(items)]
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

import Domain

extension RecommendationReport {
    func bill(_ winner: DeploymentOption) -> [Block] {
        let cost = winner.cost
        return [
            .heading("Bill for a month"),
            .table(detail == .summary ? compactBill(cost) : fullBill(winner)),
            .text(billRemarks(winner)),
        ]
    }

    private func compactBill(_ cost: DeploymentOption.Cost) -> TextTable {
        // Small items are summed up in one line so that the bill keeps to the screen.
        let largest = cost.items.sorted { ($0.usd.nanos.magnitude, $1.item) > ($1.usd.nanos.magnitude, $0.item) }
        let shown = Set(largest.prefix(cost.items.count > 5 ? 4 : 5).map(\.item))
        var rows = cost.items.filter { shown.contains($0.item) }.map { item in
            TextTable.Row([
                item.item, item.amount, Money.exact(item.unitPrice),
                Money.cents(item.usd),
            ])
        }
        let rest = cost.items.filter { !shown.contains($0.item) }
        if !rest.isEmpty {
            rows.append(
                .init([
                    "\(Number.count(rest.count, "smaller item")) (--explain)", "", "",
                    Money.cents(rest.map(\.usd).sum()),
                ]))
        }
        rows.append(.init(["total", "", "", Money.cents(cost.total)], isTotal: true))
        return TextTable(
            [
                .init("item", flexible: true), .init("quantity", .right, flexible: true), .init("unit price", .right),
                .init("$/month", .right),
            ],
            rows)
    }

    /// Each item with the price it rests on, where that comes from and how old it is.
    private func fullBill(_ winner: DeploymentOption) -> TextTable {
        let facts = Dictionary(winner.facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var rows = winner.cost.items.map { item in
            TextTable.Row(
                [
                    item.item, item.amount, "× " + Money.exact(item.unitPrice),
                    "= " + Money.cents(item.usd),
                ], remark: "\(item.fact.text) — \(facts[item.fact]?.sourceText(today: today) ?? "source unknown")")
        }
        rows.append(.init(["total", "", "", "= " + Money.cents(winner.cost.total)], isTotal: true))
        return TextTable(
            [
                .init("item", flexible: true), .init("quantity", .right, flexible: true), .init("unit price", .right),
                .init("$/month", .right),
            ],
            rows, remarks: "rests on")
    }

    private func billRemarks(_ winner: DeploymentOption) -> String {
        let cost = winner.cost
        var parts = ["Nine times in ten \(Money.range(cost.low, cost.high)) a month, of 730 hours."]
        if let requests = winner.costPerMillionRequests {
            parts.append("\(Money.cents(requests)) per million \(workload.kind.hasTraffic ? "requests" : "items").")
        }
        if let tokens = winner.costPerMillionTokens {
            parts.append(
                "\(Money.cents(tokens.input)) per million tokens read, \(Money.cents(tokens.output)) per million written."
            )
        }
        if !cost.notIncluded.isEmpty { parts.append("Not included: \(cost.notIncluded.joined(separator: ", ")).") }
        return parts.joined(separator: " ")
    }
}

extension DeploymentOption.Cost.Item {
    /// `1,022 hours`, `1 month`.
    var amount: String {
        // Units of time and of counted things take a plural; those that end in a unit of size (GB) do not.
        let isCounted = ["hour", "month", "second", "request", "day"].contains { unit.hasSuffix($0) }
        let name = isCounted && quantity != 1 ? unit + "s" : unit
        return name.isEmpty ? Number.short(quantity) : "\(Number.short(quantity)) \(name)"
    }
}

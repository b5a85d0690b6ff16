import Domain

extension RecommendationReport {
    /// From the service time of a batch to the latency of a request and the number of replicas.
    func speed(_ winner: DeploymentOption) -> [Block] {
        let service = winner.serviceTimeMilliseconds, throughput = winner.throughputPerReplica
        let per = workload.kind.hasTraffic ? "requests/s" : "items/s"
        var rows = [
            TextTable.Row([
                "service time of a batch of \(winner.batchSize)", TimeSpan.milliseconds(service.mean),
                "\(Number.short(service.low))–\(Number.short(service.high)) ms, \(winner.evidence.rawValue)",
            ]),
            TextTable.Row([
                "throughput of a replica", "\(Number.short(throughput.mean)) \(per)",
                "\(Number.short(throughput.low))–\(Number.short(throughput.high)) \(per)",
            ]),
        ]
        if let traffic = workload.traffic {
            rows.append(.init([
                "arrivals", "\(Number.short(traffic.averageRPS)) requests/s",
                "\(Number.short(traffic.peakRPS)) at the peak, \(traffic.shape.name)",
            ]))
        }
        if let latency = winner.latencyMilliseconds {
            let waiting = max(0, latency.p95 - service.mean)
            rows.append(.init([
                "waiting and queueing, p95", TimeSpan.milliseconds(waiting), "p95 less the mean service time",
            ]))
            rows.append(.init([
                "latency p95", TimeSpan.milliseconds(latency.p95),
                "\(Number.short(latency.p95Low))–\(Number.short(latency.p95High)) ms; "
                    + "p50 \(Number.short(latency.p50)), p90 \(Number.short(latency.p90)), p99 \(Number.short(latency.p99)) ms",
            ]))
        }
        if let first = winner.firstTokenP95Milliseconds { rows.append(.init(["TTFT p95", TimeSpan.milliseconds(first), ""])) }
        if let each = winner.perTokenP95Milliseconds { rows.append(.init(["TPOT p95", TimeSpan.milliseconds(each), ""])) }
        if let duration = winner.durationHours {
            rows.append(.init([
                "duration of a run", TimeSpan.hours(duration.mean),
                "\(TimeSpan.hours(duration.low))–\(TimeSpan.hours(duration.high))",
            ]))
        }
        let cold = winner.coldStartSeconds.map(TimeSpan.seconds) ?? "unknown"
        rows.append(.init(["cold start", cold, ""]))
        rows.append(.init(["replicas", replicas(winner), "\(Number.short(winner.cpu)) vCPU, \(Size.gibibytes(winner.memoryGiB)) each"]))
        let table = TextTable([.init("step"), .init("figure", .right), .init("range, basis", flexible: true)], rows)
        return [.heading("How fast"), .table(table)]
    }

    func scores(_ winner: DeploymentOption) -> [Block] {
        var rows = winner.score.criteria.map { part in
            TextTable.Row([
                part.criterion.rawValue, "\(Number.short(part.value)) \(part.unit)",
                Number.fixed(part.utility, decimals: 3), "× " + Number.fixed(part.weight, decimals: 3),
                "= " + Number.fixed(part.contribution, decimals: 3),
            ])
        }
        rows.append(.init(["total", "", "", "", "= " + Number.fixed(winner.score.total, decimals: 3)], isTotal: true))
        let table = TextTable(
            [.init("criterion"), .init("value", .right, flexible: true), .init("utility", .right),
                .init("weight", .right), .init("contribution", .right)],
            rows)
        return [.heading("Score"), .table(table)] + contributions
    }

    /// What each criterion adds to the score of each option.
    private var contributions: [Block] {
        let options = recommendation.options.prefix(limit)
        guard options.count > 1 else { return [] }
        let rows = options.map { option in
            TextTable.Row(
                ["\(option.rank)", names[option]]
                    + Criterion.allCases.map { criterion in
                        option.score.criteria.first { $0.criterion == criterion }
                            .map { Number.fixed($0.contribution, decimals: 3) } ?? "–"
                    } + [Number.fixed(option.score.total, decimals: 3)])
        }
        let columns: [TextTable.Column] =
            [.init("#", .right), .init("option", flexible: true)]
            + Criterion.allCases.map { .init($0.rawValue, .right) } + [.init("total", .right)]
        return [.heading("Contributions to the score"), .table(TextTable(columns, rows))]
    }

    var tippingPoints: [Block] {
        guard !recommendation.tippingPoints.isEmpty else { return [] }
        let rows = recommendation.tippingPoints.map { point in
            TextTable.Row([
                point.change, Number.short(point.from), Number.short(point.to), names.name(of: point.then),
            ])
        }
        let table = TextTable(
            [.init("change", flexible: true), .init("from", .right), .init("to", .right),
                .init("then first", flexible: true)],
            rows)
        return [.heading("What would change the answer"), .table(table)]
    }
}

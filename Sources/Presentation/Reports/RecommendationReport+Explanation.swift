import Domain

extension RecommendationReport {
    /// From the service time of a batch to the latency of a request and the number of replicas.
    func speed(_ winner: DeploymentOption) -> [Block] {
        let service = winner.serviceTimeMilliseconds, throughput = winner.throughputPerReplica
        let per = workload.kind.hasTraffic ? "requests/s" : "items/s"
        var lines = [
            "a batch of \(winner.batchSize) takes \(TimeSpan.milliseconds(service.mean)) "
                + "(\(Number.short(service.low))–\(Number.short(service.high)) ms), \(winner.evidence.rawValue)",
            "a replica of \(Number.short(winner.cpu)) vCPU and \(Size.gibibytes(winner.memoryGiB)) serves "
                + "\(Number.short(throughput.mean)) \(per) (\(Number.short(throughput.low))–\(Number.short(throughput.high)))",
        ]
        if let traffic = workload.traffic {
            lines.append(
                "\(Number.short(traffic.averageRPS)) requests/s arrive, \(Number.short(traffic.peakRPS)) at the peak "
                    + "(\(traffic.shape.name)): \(replicas(winner))")
        } else {
            lines.append(replicas(winner))
        }
        if let latency = winner.latencyMilliseconds {
            lines.append(
                "p95 \(TimeSpan.milliseconds(latency.p95)) (\(Number.short(latency.p95Low))–\(Number.short(latency.p95High)) ms), "
                    + "of which \(TimeSpan.milliseconds(max(0, latency.p95 - service.mean))) beyond the mean service time: "
                    + "filling the batch, queueing, overheads")
            lines.append(
                "p50 \(Number.short(latency.p50)), p90 \(Number.short(latency.p90)), p99 \(Number.short(latency.p99)) ms"
            )
        }
        if let first = winner.firstTokenP95Milliseconds, let each = winner.perTokenP95Milliseconds {
            lines.append("TTFT p95 \(TimeSpan.milliseconds(first)), TPOT p95 \(TimeSpan.milliseconds(each))")
        }
        if let duration = winner.durationHours {
            lines.append(
                "a run takes \(TimeSpan.hours(duration.mean)) (\(TimeSpan.hours(duration.low))–\(TimeSpan.hours(duration.high)))"
            )
        }
        lines.append("cold start \(winner.coldStartSeconds.map(TimeSpan.seconds) ?? "unknown")")
        return [.heading("How fast"), .items(lines)]
    }

    func scores(_ winner: DeploymentOption) -> [Block] {
        var rows = winner.score.criteria.map { part in
            TextTable.Row([
                part.criterion.rawValue, part.figure,
                Number.fixed(part.utility, decimals: 3), "× " + Number.fixed(part.weight, decimals: 3),
                "= " + Number.fixed(part.contribution, decimals: 3),
            ])
        }
        rows.append(.init(["total", "", "", "", "= " + Number.fixed(winner.score.total, decimals: 3)], isTotal: true))
        let table = TextTable(
            [
                .init("criterion"), .init("value", .right, flexible: true), .init("utility", .right),
                .init("weight", .right), .init("contribution", .right),
            ],
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
            [
                .init("change", flexible: true), .init("from", .right), .init("to", .right),
                .init("then first", flexible: true),
            ],
            rows)
        return [.heading("What would change the answer"), .table(table)]
    }
}

import Capacity
import Domain
import Importing
import Planning
import Presentation

/// A replay for people: what was promised and what came, then where the load and the money went.
struct SimulationReport {
    private let outcome: Replay.Outcome
    private var result: SimulationResult { outcome.result }
    private var option: ReplayableOption { outcome.option }

    init(_ outcome: Replay.Outcome) {
        self.outcome = outcome
    }

    var blocks: [Block] {
        [.headline(headline), .text(setting), .table(latencies), .items(findings), .heading("Cost")] + [.text(cost)]
            + hours
    }

    private var promises: [ReplayedPromise] { ReplayedPromise.all(option.serviceLevel, result) }

    private var headline: String {
        if result.arrived == 0 { return "No request arrived." }
        let broken = promises.filter { !$0.holds }
        let named = (broken.isEmpty ? promises : broken).map {
            "\(Self.name($0.promise)) \(TimeSpan.milliseconds($0.actual)) of \(TimeSpan.milliseconds($0.promised))"
        }.joined(separator: ", ")
        if promises.isEmpty { return "p95 \(TimeSpan.milliseconds(result.latency.seconds(0.95) * 1000))" }
        return (broken.isEmpty ? "Holds its promises: " : "Breaks its promises: ") + named
    }

    /// `p95_ms` as `p95`, `ttft_p95_ms` as `TTFT p95`.
    private static func name(_ key: String) -> String {
        let parts = key.split(separator: "_").dropLast()
        return parts.count == 1 ? String(parts[0]) : parts[0].uppercased() + " " + parts[1]
    }

    private var setting: String {
        let source =
            outcome.arguments.trace.map { "the trace \($0)" }
            ?? (outcome.isBusyHour ? busyHour : "the load's \(shape) shape")
        let stopped = result.wasStopped ? " Stopped: this is the part until then." : ""
        return "\(option.id): \(source), seed \(outcome.arguments.seed). "
            + "\(Number.count(result.arrived, "request")) in \(TimeSpan.seconds(result.spanSeconds)).\(stopped)"
    }

    private var busyHour: String {
        "the planned peak, held" + (outcome.arguments.withoutSpare ? " without the spare" : "")
    }

    private var shape: String { option.workload.traffic?.shape.name ?? "steady" }

    private var latencies: TextTable {
        var rows = [row("whole request", result.latency)]
        if let planned = option.planned {
            rows.append(
                .init(
                    [plannedName, ""]
                        + [planned.p50, planned.p90, planned.p95, planned.p99].map(TimeSpan.milliseconds) + [""]))
        }
        if result.firstToken.count > 0 {
            rows += [row("first token (TTFT)", result.firstToken), row("each token (TPOT)", result.perToken)]
        }
        return TextTable(
            [
                .init("time of"), .init("mean", .right), .init("p50", .right), .init("p90", .right),
                .init("p95", .right), .init("p99", .right), .init("longest", .right),
            ], rows)
    }

    /// The plan counts on the peak and on the loss of what is spare.
    private var plannedName: String {
        let spare = option.spareReplicas
        return spare > 0 ? "  planned, \(spare) lost" : "  planned for the peak"
    }

    private func row(_ name: String, _ histogram: LatencyHistogram) -> TextTable.Row {
        let shares = [0.5, 0.9, 0.95, 0.99].map { TimeSpan.milliseconds(histogram.seconds($0) * 1000) }
        return .init(
            [name, TimeSpan.milliseconds(histogram.meanSeconds * 1000)] + shares
                + [TimeSpan.milliseconds(histogram.maximumSeconds * 1000)])
    }

    private var findings: [String] {
        let each = Double(option.replicasPerMachine)
        var lines = [
            "replicas: \(Number.short(result.averageMachines * each)) on average, \(result.peakMachines * Int(each)) at most"
                + " (planned \(Number.short(option.plannedReplicas.average)) and \(option.plannedReplicas.peak)),"
                + " \(Number.percent(result.utilisation)) busy"
                + (result.coreUtilisation > 0 ? ", their cores \(Number.percent(result.coreUtilisation))" : "")
        ]
        if result.meanBatch > 1.005 {
            let what = result.firstToken.count > 0 ? "sequences decoded at once" : "requests in a batch"
            lines.append("\(what): \(Number.short(result.meanBatch)) on average")
        }
        lines.append(share("dropped", result.dropped, result.refused > 0 ? "\(result.refused) refused" : nil))
        if result.cold > 0 { lines.append(share("found no replica ready", result.cold, nil)) }
        if result.retried > 0 { lines.append(share("begun again after a machine was lost", result.retried, nil)) }
        return lines
    }

    private func share(_ what: String, _ count: Int, _ remark: String?) -> String {
        guard count > 0 else { return "\(what): none" }
        let share = Number.percent(Double(count) / Double(max(result.arrived, 1)))
        return "\(what): \(Number.count(count, "request")), \(share)" + (remark.map { " (\($0))" } ?? "")
    }

    private var cost: String {
        "\(Money.cents(outcome.spanUSD.roundedToCent)) for \(TimeSpan.seconds(result.spanSeconds)); "
            + "\(Money.cents(outcome.bill.total)) a month if it went on like this "
            + "(planned \(Money.cents(option.plannedUSDPerMonth)))."
    }

    /// Hour by hour up to a day; longer spans by the hour of the day.
    private var hours: [Block] {
        guard result.hours.count > 1 else { return [] }
        let days = Double(result.hours.count) / 24
        let rows = (0..<min(24, result.hours.count)).map { clock -> TextTable.Row in
            let same = result.hours.enumerated().filter { $0.offset % 24 == clock }.map(\.element)
            func mean(_ figure: (SimulationResult.Hour) -> Double) -> Double {
                same.reduce(0) { $0 + figure($1) } / Double(same.count)
            }
            let each = Double(option.replicasPerMachine)
            return .init([
                "\(clock)", Number.short(mean { Double($0.arrived) } / 3600),
                Number.short(mean { $0.machineSeconds } / 3600 * each),
                "\((same.map(\.mostMachines).max() ?? 0) * Int(each))", Number.short(mean { Double($0.late) }),
                Number.short(mean { Double($0.dropped) }),
            ])
        }
        let table = TextTable(
            [
                .init("hour", .right), .init("requests/s", .right), .init("replicas", .right), .init("most", .right),
                .init("late", .right), .init("dropped", .right),
            ], rows)
        return [.heading(days > 1 ? "By hour of the day, on average" : "By hour"), .table(table)]
    }
}

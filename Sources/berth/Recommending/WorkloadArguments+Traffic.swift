import ArgumentParser

extension WorkloadArguments {
    struct Traffic: ParsableArguments {
        @Option(help: .key("traffic.average_rps")) var averageRps: String?
        @Option(help: .key("traffic.peak_rps")) var peakRps: String?
        @Option(help: .key("traffic.tokens_in")) var tokensIn: String?
        @Option(help: .key("traffic.tokens_out")) var tokensOut: String?
        @Option(help: .key("traffic.shape")) var shape: String?
        @Option(help: .key("traffic.request_kb")) var requestKb: String?
        @Option(help: .key("traffic.response_kb")) var responseKb: String?

        var values: [WorkloadFlag] {
            [
                flag("traffic.average_rps", averageRps), flag("traffic.peak_rps", peakRps),
                flag("traffic.tokens_in", tokensIn), flag("traffic.tokens_out", tokensOut),
                flag("traffic.shape", shape), flag("traffic.request_kb", requestKb),
                flag("traffic.response_kb", responseKb),
            ]
        }
    }

    struct Job: ParsableArguments {
        @Option(help: .key("job.items")) var items: String?
        @Option(help: .key("job.epochs")) var epochs: String?
        @Option(help: .key("job.deadline_hours")) var deadlineHours: String?
        @Option(help: .key("job.runs_per_month")) var runsPerMonth: String?
        @Option(help: .key("job.tokens_in")) var jobTokensIn: String?
        @Option(help: .key("job.tokens_out")) var jobTokensOut: String?

        var values: [WorkloadFlag] {
            [
                flag("job.items", items), flag("job.epochs", epochs), flag("job.deadline_hours", deadlineHours),
                flag("job.runs_per_month", runsPerMonth), flag("job.tokens_in", jobTokensIn),
                flag("job.tokens_out", jobTokensOut),
            ]
        }
    }

    struct ServiceLevel: ParsableArguments {
        @Option(help: .key("slo.p50_ms")) var p50Ms: String?
        @Option(help: .key("slo.p90_ms")) var p90Ms: String?
        @Option(help: .key("slo.p95_ms")) var p95Ms: String?
        @Option(help: .key("slo.p99_ms")) var p99Ms: String?
        @Option(help: .key("slo.ttft_p95_ms")) var ttftP95Ms: String?
        @Option(help: .key("slo.tpot_p95_ms")) var tpotP95Ms: String?
        @Option(help: .key("slo.availability")) var availability: String?
        @Option(help: .key("slo.max_cold_start_s")) var maxColdStartS: String?

        var values: [WorkloadFlag] {
            [
                flag("slo.p50_ms", p50Ms), flag("slo.p90_ms", p90Ms), flag("slo.p95_ms", p95Ms),
                flag("slo.p99_ms", p99Ms), flag("slo.ttft_p95_ms", ttftP95Ms), flag("slo.tpot_p95_ms", tpotP95Ms),
                flag("slo.availability", availability), flag("slo.max_cold_start_s", maxColdStartS),
            ]
        }
    }
}

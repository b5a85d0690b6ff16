import Domain

/// Burn rates of error budgets, by two windows each, as the SRE Workbook (chapter 5, table 5-8) sets them.
private struct Burn {
    let factor: Double
    let long: StaticString
    let short: StaticString
    let hold: StaticString
    let severity: Alert.Severity
    let words: StaticString
    /// When the long window holds nothing but failures.
    let filled: StaticString

    static let all = [
        Burn(factor: 14.4, long: "1h", short: "5m", hold: "2m", severity: .page, words: "2 % in an hour", filled: "2h"),
        Burn(
            factor: 6, long: "6h", short: "30m", hold: "15m", severity: .page, words: "5 % in six hours", filled: "7h"),
    ]
    static let windows: [StaticString] = ["5m", "30m", "1h", "6h"]
}

extension Deployment {
    private func record(_ kind: StaticString, _ window: StaticString) -> String {
        "workload:\(kind):ratio_rate\(window)"
    }

    private func recorded(_ kind: StaticString, _ window: StaticString) -> String {
        "\(record(kind, window)){workload=\"\(name)\"}"
    }

    /// The share of requests that failed, where the server counts them and the workload promises availability.
    func errorRecords(_ selector: Selector) -> [AlertRules.Record] {
        let telemetry = server.telemetry
        guard workload.slo.availabilityPercent != nil, let requests = telemetry.requests, let errors = telemetry.errors
        else { return [] }
        return Burn.windows.map { window in
            let failed = selector.rate(errors, "\(window)"), counted = selector.rate(requests, "\(window)")
            let all = telemetry.errorsAreApart ? "(\(counted) + \(failed))" : counted
            return .init(name: record("errors", window), expression: "\(failed) / \(all)")
        }
    }

    func availabilityAlerts(_ selector: Selector) -> [Alert] {
        guard let promised = workload.slo.availabilityPercent, let requests = server.telemetry.requests,
            let errors = server.telemetry.errors
        else { return [] }
        let budget = (100 - promised) / 100
        let good = Alert.Series(metric: selector.series(requests), values: "0+600x1000")
        let bad = selector.series(errors)
        return Burn.all.enumerated().map { index, burn in
            let limit = (burn.factor * budget).plainText
            return Alert(
                index == 0 ? "ErrorBudgetBurnsFast" : "ErrorBudgetBurns",
                "\(recorded("errors", burn.long)) > \(limit) and \(recorded("errors", burn.short)) > \(limit)",
                for: burn.hold, burn.severity,
                summary: "Requests fail fast enough to use up \(burn.words) of the month's budget of errors",
                runbook: "Look for a new version, then at the server's log; roll back if the version is new.",
                basis: "slo.availability \(promised.plainText)",
                failing: [good, .init(metric: bad, values: "0+600x1000")],
                healthy: [good, .init(metric: bad, values: "0x1000")], at: burn.filled)
        }
    }

    /// The share of requests that were slower than promised, where a bucket ends at the promise.
    func latencyRecords(_ selector: Selector) -> [AlertRules.Record] {
        guard let promise, server.telemetry.hasPromisedBucket, let buckets = server.telemetry.seconds else { return [] }
        let within = bucket(buckets, (promise.milliseconds / 1000).bucketLabel)
        let all = bucket(buckets, "+Inf")
        return Burn.windows.map { window in
            .init(
                name: record("slow", window),
                expression:
                    "1 - (\(selector.rate(within, "\(window)")) / \(selector.rate(all, "\(window)")))")
        }
    }

    private func bucket(_ metric: String, _ end: String) -> String { "\(metric){le=\"\(end)\"}" }

    func latencyAlerts(_ selector: Selector, recorded isRecorded: Bool) -> [Alert] {
        firstToken(selector) + (isRecorded ? burnOfLatency(selector) : percentile(selector))
    }

    private func burnOfLatency(_ selector: Selector) -> [Alert] {
        guard let promise, let buckets = server.telemetry.seconds else { return [] }
        let within = selector.series(bucket(buckets, (promise.milliseconds / 1000).bucketLabel))
        let all = Alert.Series(metric: selector.series(bucket(buckets, "+Inf")), values: "0+600x1000")
        // Where the budget is large a burn of 14.4 cannot happen: everything slow is the most there is.
        return Burn.all.enumerated().map { index, burn in
            let limit = min(0.9, burn.factor * (1 - promise.percentile)).plainText
            return Alert(
                index == 0 ? "LatencyBudgetBurnsFast" : "LatencyBudgetBurns",
                "\(recorded("slow", burn.long)) > \(limit) and \(recorded("slow", burn.short)) > \(limit)",
                for: burn.hold, burn.severity,
                summary: "Too many requests take more than the promised \(promise.milliseconds.plainText) ms",
                runbook: "Compare the load with the decision's; more replicas if it is above, a profile if not.",
                basis: "slo \(promise.milliseconds.plainText) ms for \((promise.percentile * 100).plainText) %",
                failing: [all, .init(metric: within, values: "0x1000")],
                healthy: [all, .init(metric: within, values: "0+600x1000")], at: burn.filled)
        }
    }

    /// Servers with fixed buckets or quantiles: the percentile itself is held to the promise.
    private func percentile(_ selector: Selector) -> [Alert] {
        guard let promise else { return [] }
        let seconds = promise.milliseconds / 1000
        if let buckets = server.telemetry.seconds {
            return [
                quantileAlert("SlowRequests", buckets, promise.percentile, seconds, selector, what: "Requests take")
            ]
        }
        guard server == .triton else { return [] }
        let series = selector.series(
            "nv_inference_request_summary_us", "quantile=\"\(promise.percentile.plainText)\"")
        return [
            Alert(
                "SlowRequests", "max(\(series)) / 1e6 > \(seconds.plainText)", for: "10m", .page,
                summary: "Requests take more than the promised \(promise.milliseconds.plainText) ms",
                runbook: "Compare the load with the decision's; more replicas if it is above, a profile if not.",
                basis: "slo \(promise.milliseconds.plainText) ms for \((promise.percentile * 100).plainText) %",
                failing: [.init(metric: series, values: "1000000000x200")],
                healthy: [.init(metric: series, values: "0x200")])
        ]
    }

    private func firstToken(_ selector: Selector) -> [Alert] {
        guard let promised = workload.slo.firstTokenP95Milliseconds, let buckets = server.telemetry.firstToken else {
            return []
        }
        return [
            quantileAlert("SlowFirstTokens", buckets, 0.95, promised / 1000, selector, what: "The first token takes")
        ]
    }

    private func quantileAlert(
        _ name: StaticString, _ buckets: String, _ percentile: Double, _ seconds: Double, _ selector: Selector,
        what: StaticString
    ) -> Alert {
        let all = selector.series(buckets, "le=\"+Inf\"")
        // A bucket that ends far below the promise and one far above: all in one, or all in the other.
        let (low, high) = ((seconds / 10).bucketLabel, (seconds * 10).bucketLabel)
        func samples(_ below: StaticString) -> [Alert.Series] {
            [
                .init(metric: selector.series(buckets, "le=\"\(low)\""), values: below),
                .init(metric: selector.series(buckets, "le=\"\(high)\""), values: "0+600x200"),
                .init(metric: all, values: "0+600x200"),
            ]
        }
        return Alert(
            name,
            "histogram_quantile(\(percentile.plainText), sum by (le) (rate(\(selector.series(buckets))[5m]))) > \(seconds.plainText)",
            for: "10m", .page,
            summary: "\(what) more than the promised \((seconds * 1000).plainText) ms",
            runbook: "Compare the load with the decision's; more replicas if it is above, a profile if not.",
            basis: "slo \((seconds * 1000).plainText) ms for \((percentile * 100).plainText) %",
            failing: samples("0x200"), healthy: samples("0+600x200"))
    }
}

extension Double {
    /// As Prometheus clients in Python write the end of a bucket: `0.15`, `1.0`.
    var bucketLabel: String {
        let text = plainText
        return text.contains(".") ? text : text + ".0"
    }
}

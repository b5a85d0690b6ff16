import Domain

extension Deployment {
    func servicePanels(_ selector: Selector) -> [AlertRules.Panel] {
        let telemetry = server.telemetry
        var panels: [AlertRules.Panel] = []
        if let requests = telemetry.requests {
            panels.append(
                .init(
                    title: "Requests",
                    basis: "The plan's peak is \((workload.traffic?.peakRPS ?? 0).plainText) a second",
                    expression: selector.rate(requests, "5m"), unit: "reqps", legend: "requests",
                    threshold: workload.traffic?.peakRPS))
        }
        if let errors = telemetry.errors {
            panels.append(
                .init(
                    title: "Errors", basis: "slo.availability \((workload.slo.availabilityPercent ?? 100).plainText)",
                    expression: selector.rate(errors, "5m"), unit: "reqps", legend: "errors"))
        }
        if let buckets = telemetry.seconds {
            let percentile = promise?.percentile ?? 0.95
            panels.append(
                .init(
                    title: "Latency",
                    basis: "Predicted p95 \((option.latencyMilliseconds?.p95 ?? 0).plainText) ms",
                    expression:
                        "histogram_quantile(\(percentile.plainText), sum by (le) (rate(\(selector.series(buckets))[5m])))",
                    unit: "s", legend: "latency", threshold: promisedMilliseconds.map { $0 / 1000 }))
        }
        if let waiting = telemetry.waiting {
            panels.append(
                .init(
                    title: "Requests that wait", basis: "batch_size \(option.batchSize)",
                    expression: "sum(\(selector.series(waiting)))", unit: "short", legend: "waiting"))
        }
        if platform.isKubernetes { panels += clusterPanels }
        return panels
    }

    private var clusterPanels: [AlertRules.Panel] {
        var panels: [AlertRules.Panel] = [
            .init(
                title: "Replicas", basis: "The plan has \(minReplicas) to \(maxReplicas)",
                expression: "max(kube_deployment_status_replicas{namespace=\"\(name)\",deployment=\"\(name)\"})",
                unit: "short", legend: "replicas", threshold: Double(maxReplicas)),
            .init(
                title: "CPU", basis: "A replica may have \(capacity.milliCPU) thousandths",
                expression: "max(rate(container_cpu_usage_seconds_total{namespace=\"\(name)\",container=\"app\"}[5m]))",
                unit: "short", legend: "cores", threshold: Double(capacity.milliCPU) / 1000),
            .init(
                title: "Memory", basis: "A replica may have \(capacity.memoryMiB) MiB",
                expression: "max(container_memory_working_set_bytes{namespace=\"\(name)\",container=\"app\"})",
                unit: "bytes", legend: "memory", threshold: Double(capacity.memoryMiB) * 1_048_576),
        ]
        if accelerators?.isNVIDIA == true {
            panels.append(
                .init(
                    title: "Accelerator", basis: "accelerator \(accelerators?.name ?? "")",
                    expression: "avg(DCGM_FI_DEV_GPU_UTIL{exported_namespace=\"\(name)\"})", unit: "percent",
                    legend: "busy"))
        }
        return panels
    }

    var jobPanels: [AlertRules.Panel] {
        [
            .init(
                title: "Workers", basis: "The plan has \(maxReplicas)",
                expression: "sum(kube_job_status_active{namespace=\"\(name)\"})", unit: "short", legend: "active",
                threshold: Double(maxReplicas)),
            .init(
                title: "Failures", basis: "None is expected",
                expression: "sum(kube_job_status_failed{namespace=\"\(name)\"})", unit: "short", legend: "failed"),
        ] + clusterPanels.dropFirst()
    }
}

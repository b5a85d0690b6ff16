import Domain

extension Deployment {
    /// Whether the load, the starts and the accelerators stay within what the decision counts on.
    func capacityAlerts(_ selector: Selector) -> [Alert] {
        var alerts = [absent(selector)]
        if let waiting = server.telemetry.waiting { alerts.append(saturated(selector.series(waiting))) }
        if platform.isKubernetes {
            if maxReplicas > minReplicas { alerts.append(atCeiling) }
            alerts.append(slowStart)
            if accelerators?.isNVIDIA == true { alerts += [acceleratorFault, acceleratorFull] }
        }
        return alerts
    }

    private func absent(_ selector: Selector) -> Alert {
        let up = selector.series("up")
        let isOptional = minReplicas == 0
        return Alert(
            "Down", isOptional ? "max(\(up)) == 0" : "(max(\(up)) == 0) or absent(\(up))", for: "5m", .page,
            summary: "No replica answers", runbook: "Look at the newest deployment and at the platform's events.",
            basis: "replicas.min \(minReplicas)", failing: [.init(metric: up, values: "0x200")],
            healthy: [.init(metric: up, values: "1x200")])
    }

    private func saturated(_ waiting: String) -> Alert {
        // A batch for each replica may wait while one is computed; more than two is a queue that grows.
        let limit = 2 * max(option.batchSize, concurrency) * maxReplicas
        return Alert(
            "Saturated", "sum(\(waiting)) > \(limit)", for: "5m", .ticket,
            summary: "Requests queue up behind the replicas that there are",
            runbook: "The load is above the plan's peak, or replicas are slower than predicted: plan again.",
            basis: "batch_size \(option.batchSize), replicas.peak \(maxReplicas)",
            failing: [.init(metric: waiting, values: "1000000x200")],
            healthy: [.init(metric: waiting, values: "0x200")])
    }

    private var atCeiling: Alert {
        let series = "kube_deployment_status_replicas{namespace=\"\(name)\",deployment=\"\(name)\"}"
        return Alert(
            "AtCeiling", "max(\(series)) > \(maxReplicas - 1)", for: "30m", .ticket,
            summary: "All the replicas that the plan allows have run for half an hour",
            runbook: "The peak lasts longer than planned: plan again with today's traffic.",
            basis: "replicas.peak \(maxReplicas)",
            failing: [.init(metric: series, values: "1000x200")],
            healthy: [.init(metric: series, values: "0x200")])
    }

    /// Of pods of the last hour: an old one that is ready again says nothing about starts.
    private var slowStart: Alert {
        let labels = "{namespace=\"\(name)\",pod=\"a\"}"
        let ready = "kube_pod_status_ready_time{namespace=\"\(name)\"}"
        let created = "kube_pod_created{namespace=\"\(name)\"}"
        return Alert(
            "SlowStart",
            "max((\(ready) - on (namespace, pod) \(created)) and on (namespace, pod) "
                + "(time() - \(created) < \(startupSeconds + 3600))) > \(startupSeconds)", for: "5m", .ticket,
            summary: "Replicas take more than twice as long to start as predicted",
            runbook: "Look at the image's pull, at the volume of the weights and at free machines.",
            basis: "cold_start_s \((option.coldStartSeconds ?? 60).plainText)",
            failing: [
                .init(metric: "kube_pod_status_ready_time\(labels)", values: "1000000x200"),
                .init(metric: "kube_pod_created\(labels)", values: "10000x200"),
            ],
            healthy: [
                .init(metric: "kube_pod_status_ready_time\(labels)", values: "1000000x200"),
                .init(metric: "kube_pod_created\(labels)", values: "0x200"),
            ])
    }

    private var acceleratorFault: Alert {
        let series = "DCGM_FI_DEV_XID_ERRORS{exported_namespace=\"\(name)\"}"
        return Alert(
            "AcceleratorFault", "max(\(series)) > 0", for: "1m", .page,
            summary: "An accelerator reports a fault (XID)",
            runbook: "Drain the node and replace it; NVIDIA's list of XID errors says what the number means.",
            basis: "accelerator \(accelerators?.name ?? "")", failing: [.init(metric: series, values: "79x200")],
            healthy: [.init(metric: series, values: "0x200")])
    }

    private var acceleratorFull: Alert {
        let used = "DCGM_FI_DEV_FB_USED{exported_namespace=\"\(name)\"}"
        let free = "DCGM_FI_DEV_FB_FREE{exported_namespace=\"\(name)\"}"
        return Alert(
            "AcceleratorMemoryFull", "max(\(used) / (\(used) + \(free))) > 0.98", for: "15m", .ticket,
            summary: "The accelerator's memory is all but full",
            runbook: "A larger batch or another model than the plan's: the next allocation may fail.",
            basis: "accelerator.memory_gib \((option.accelerator?.memoryGiB ?? 0).plainText)",
            failing: [.init(metric: used, values: "1000x200"), .init(metric: free, values: "1x200")],
            healthy: [.init(metric: used, values: "500x200"), .init(metric: free, values: "500x200")])
    }

    var jobFailed: Alert {
        let series = "kube_job_failed{namespace=\"\(name)\"}"
        return Alert(
            "JobFailed", "max(\(series)) > 0", for: "1m", .page, summary: "A run of the job failed",
            runbook: "kubectl logs of the job tells which file or epoch; the next run goes on from there.",
            basis: "kind \(workload.kind.rawValue)", failing: [.init(metric: series, values: "1x200")],
            healthy: [.init(metric: series, values: "0x200")])
    }

    /// Three quarters of the time that it has, with work left.
    var jobLate: Alert {
        let active = "kube_job_status_active{namespace=\"\(name)\"}"
        let started = "kube_job_status_start_time{namespace=\"\(name)\"}"
        let limit = jobTimeoutSeconds * 3 / 4
        let job = "{namespace=\"\(name)\",job_name=\"a\"}"
        return Alert(
            "JobLate",
            "max((time() - \(started)) and on (namespace, job_name) (\(active) > 0)) > \(limit)", for: "1m", .ticket,
            summary: "The job has used three quarters of its time and goes on",
            runbook: "Compare its rate with the decision's throughput; more workers before the deadline.",
            basis: "job.deadline_hours",
            failing: [
                .init(metric: "kube_job_status_active\(job)", values: "1x200"),
                .init(metric: "kube_job_status_start_time\(job)", values: "-1000000000x200"),
            ],
            healthy: [
                .init(metric: "kube_job_status_active\(job)", values: "0x200"),
                .init(metric: "kube_job_status_start_time\(job)", values: "-1000000000x200"),
            ])
    }
}

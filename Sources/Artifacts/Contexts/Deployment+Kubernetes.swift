import Domain

extension Deployment {
    /// CPU tells how busy a replica is only where it computes on the CPU; the HPA alone cannot go to zero.
    var usesHPA: Bool { platform.isKubernetes && !isJob && accelerators == nil && minReplicas > 0 }
    var usesKEDA: Bool { platform.isKubernetes && !isJob && !usesHPA && scalingQuery != nil }

    /// Requests each second over all replicas, as the server counts them.
    private var scalingQuery: String? {
        let telemetry = server.telemetry
        guard let requests = telemetry.requests else { return nil }
        return Selector(name).rate(requests, "1m")
    }

    var kubernetesFields: [String: TemplateValue] {
        let isManagedLabel = option.provider != "own"
        let machine = option.instanceType.map { String($0.prefix { $0 != "+" }) }
        let isGKESpot = isSpot && (platform == .gke || platform == .gkeAutopilot)
        let isAKSSpot = isSpot && platform == .aks
        let isSurging = accelerators == nil || minReplicas < 2
        return [
            "kubernetesArchitecture": .text(architecture == "arm64" ? "arm64" : "amd64"),
            "machineType": .optional(isManagedLabel && !platform.sizesPods ? machine : nil),
            "autopilotAccelerator": .optional(platform == .gkeAutopilot ? accelerators?.googleName : nil),
            "isGKESpot": .flag(isGKESpot), "isAKSSpot": .flag(isAKSSpot),
            "isOtherSpot": .flag(isSpot && !isGKESpot && !isAKSSpot),
            "hasTolerations": .flag(isSpot || accelerators != nil), "spreads": .flag(!isJob && minReplicas > 1),
            "startupFailures": .number((startupSeconds + 4) / 5),
            "progressSeconds": .number(startupSeconds + 300),
            "maxSurge": .number(isSurging ? 1 : 0), "maxUnavailable": .number(isSurging ? 0 : 1),
            "scalingQuery": .optional(scalingQuery), "usesHPA": .flag(usesHPA), "usesKEDA": .flag(usesKEDA),
            "stagingNamespace": .text("\(name)-staging"), "stagingMinReplicas": .number(min(1, minReplicas)),
            "retries": .number(isSpot ? 6 : 2),
            "resources": .list(kubernetesResources.map { .text("\($0).yaml") }),
        ]
    }

    /// The files of the base, in the order they are made.
    var kubernetesResources: [String] {
        var files = ["namespace", "serviceaccount", "networkpolicy", "volumes"]
        guard !isJob else { return files + [isTraining ? "job" : "cronjob"] }
        files += ["deployment", "service", "pdb", "servicemonitor", "prometheusrule"]
        if usesHPA { files.append("hpa") }
        if usesKEDA { files.append("scaledobject") }
        return files
    }
}

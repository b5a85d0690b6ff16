import Domain

extension Deployment {
    var providerFields: [String: TemplateValue] {
        let isOwnCluster = platform == .kubernetes
        return [
            "isAWS": .flag(option.provider == "aws"), "isGoogle": .flag(option.provider == "gcp"),
            "isAzure": .flag(option.provider == "azure"),
            "isOwn": .flag(!["aws", "gcp", "azure"].contains(option.provider)),
            "isKubernetes": .flag(platform.isKubernetes), "isOwnCluster": .flag(isOwnCluster),
            "isEKS": .flag(platform == .eks), "isGKE": .flag(platform == .gke || platform == .gkeAutopilot),
            "isAKS": .flag(platform == .aks), "providerTitle": .word(providerTitle),
        ]
    }

    private var providerTitle: StaticString {
        switch option.provider {
        case "aws": "AWS"
        case "gcp": "Google Cloud"
        case "azure": "Azure"
        default: "registry's"
        }
    }

    /// What the folder's README tells.
    var accountFields: [String: TemplateValue] {
        [
            // A letter, a dash and a number.
            "decisionID": .remark(decision),
            "targetTitle": .text(targetTitle), "machineText": .optional(option.instanceType),
            "purchaseWord": .text(option.purchase.rawValue), "costTotal": .text(Self.dollars(option.cost.total)),
            "costHigh": .text(Self.dollars(option.cost.high)),
            "whereWords": .word(whereWords), "startWords": .word(startWords),
            "cautions": .list(option.cautions.map { .text($0) }), "hasMonitoring": .flag(hasMonitoring),
        ]
    }

    private var startWords: StaticString {
        if platform.isECS { return "the service's grace period" }
        return platform.isSageMaker ? "the container's start check" : "probes"
    }

    private var whereWords: StaticString {
        switch (hasTerraform, platform.isKubernetes) {
        case (true, true): "Terraform, Kubernetes"
        case (false, true): "Kubernetes"
        default: "Terraform"
        }
    }

    private static func dollars(_ amount: USD) -> String {
        let cents = amount.roundedToCent.nanos / 10_000_000
        let rest = cents % 100
        return "US$ \(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Prometheus sees what listens, and the jobs of Kubernetes.
    var hasMonitoring: Bool { !isJob || platform.isKubernetes }
}

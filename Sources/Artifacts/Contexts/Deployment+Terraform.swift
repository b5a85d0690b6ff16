import Domain

extension Deployment {
    var hasTerraform: Bool { option.provider != "own" }
    /// Machines that are joined to a cluster that is there.
    var hasNodes: Bool { [.eks, .gke, .aks].contains(platform) && option.instanceType != nil }
    /// A replica beside the cluster's agents sees a part of a machine; a platform of its own all of it.
    private var hasVPC: Bool { platform.isSageMaker && platform != .sageMakerServerless }
    private var writesToBucket: Bool {
        [.sageMakerAsync, .sageMakerTransform, .sageMakerTraining].contains(platform)
    }

    var terraformFields: [String: TemplateValue] {
        common.merging(amazon) { $1 }.merging(google) { $1 }.merging(azure) { $1 }
    }

    private var common: [String: TemplateValue] {
        [
            "hasTerraform": .flag(hasTerraform), "hasNodes": .flag(hasNodes),
            "machine": .text(option.instanceType.map { String($0.prefix { $0 != "+" }) } ?? ""),
            "stateKey": .text("\(name)/terraform.tfstate"), "budgetUSD": .number(budgetUSD),
            "budgetName": .text("\(name)-budget"), "firstAlarmName": .text("\(name)-first-request"),
            "scalesToZero": .flag(minReplicas == 0), "budgetTag": .text("workload$\(name)"),
            "rolePrefix": .text("\(Slug(workload.name, limit: 30))-"),
            // The image, its layers while they are unpacked, and the system; weights are mounted.
            "nodeDiskGB": .number(100),
            "devicesPerMachine": .number((accelerators?.count ?? 0) * capacity.replicasPerMachine),
        ]
    }

    private var amazon: [String: TemplateValue] {
        let fargateMemory = Int((option.memoryGiB * 1024).rounded())
        let onFargate = platform == .fargate
        return [
            "isFargate": .flag(onFargate), "isECSOnEC2": .flag(platform == .ecsOnEC2),
            "isSageMakerAsync": .flag(platform == .sageMakerAsync),
            "isSageMakerTransform": .flag(platform == .sageMakerTransform), "hasVPC": .flag(hasVPC),
            "writesToBucket": .flag(writesToBucket),
            "s3PrefixList": .text("com.amazonaws.\(option.region).s3"),
            "eksCapacityType": .text(isSpot ? "SPOT" : "ON_DEMAND"), "eksAMIType": .text(eksAMIType),
            "fargateProvider": .text(isSpot ? "FARGATE_SPOT" : "FARGATE"),
            "ecsCompatibility": .text(onFargate ? "FARGATE" : "EC2"), "ecsGPUs": .optional(ecsGPUs),
            "ecsNeuronDevices": neuronDevices,
            "ecsCPU": .text("\(onFargate ? Int((option.cpu * 1024).rounded()) : capacity.milliCPU * 1024 / 1000)"),
            "ecsMemory": .text("\(onFargate ? fargateMemory : capacity.memoryMiB)"),
            "ecsArchitecture": .text(architecture == "arm64" ? "ARM64" : "X86_64"),
            "ecsImageParameter": .text(ecsImageParameter),
            "acceleratorWords": .word(accelerators != nil ? "its accelerator's driver" : "no accelerator"),
            "efsPath": .text(isTraining ? "/data" : "/models"), "efsReadOnly": .flagWord(!isJob),
            "ecsStopTimeout": .number(min(120, requestTimeoutSeconds + 10)),
            "minimumHealthyPercent": .number(minReplicas > 1 ? 50 : 0),
            "lbName": .text(Slug(workload.name, limit: 32).description),
            "lbIdleTimeout": .number(min(4000, max(60, requestTimeoutSeconds))),
            "deregistrationSeconds": .number(min(3600, requestTimeoutSeconds + 5)),
            "initialMachines": .number(max(1, capacity.machinesMin)),
            "sageMakerStartup": .number(min(3600, max(60, startupSeconds))),
            "serverlessMemory": .number(min(6144, max(1024, Int((option.memoryGiB).rounded(.up)) * 1024))),
            "transformTimeout": .number(min(3600, requestTimeoutSeconds)),
        ]
    }

    /// A task asks for the share of a GPU that a fractional machine type has, else for whole ones (ECS Developer Guide,
    /// Specifying GPUs in a task definition).
    private var ecsGPUs: String? {
        guard let share = option.accelerator, let accelerators, accelerators.vendor != "AWS" else { return nil }
        return share.count < 1 ? share.count.plainText : "\(accelerators.count)"
    }

    /// Neuron devices are no GPUs: a task is given their device files (ECS Developer Guide, AWS Neuron task definitions).
    private var neuronDevices: TemplateValue {
        guard let accelerators, accelerators.vendor == "AWS" else { return false }
        return ["count": .number(accelerators.count)]
    }

    private var eksAMIType: String {
        let arm = architecture == "arm64"
        guard let accelerators else { return arm ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD" }
        if accelerators.vendor == "AWS" { return "AL2023_x86_64_NEURON" }
        return arm ? "AL2023_ARM_64_NVIDIA" : "AL2023_x86_64_NVIDIA"
    }

    private var ecsImageParameter: String {
        let base = "/aws/service/ecs/optimized-ami"
        guard let accelerators else {
            return "\(base)/amazon-linux-2023\(architecture == "arm64" ? "/arm64" : "")/recommended/image_id"
        }
        return "\(base)/amazon-linux-2023/\(accelerators.vendor == "AWS" ? "neuron" : "gpu")/recommended/image_id"
    }

    private var google: [String: TemplateValue] {
        let budget = startupSeconds
        // A probe's period times its failures is at most 240 s on Cloud Run.
        let period = min(240, max(1, (min(budget, 240) + 23) / 24))
        return [
            "shortName": .text(Slug(workload.name, limit: 30).accountID),
            "queueAccount": .text(Slug(workload.name, limit: 30, suffix: "-queue").description),
            "scheduleAccount": .text(Slug(workload.name, limit: 30, suffix: "-start").description),
            "nodeAccount": .text(Slug(workload.name, limit: 30, suffix: "-nodes").description),
            "googleAccelerator": .text(accelerators?.googleName ?? ""),
            "hasGuestAccelerator": .flag(accelerators != nil),
            "gkeLocationPolicy": .text(isSpot ? "ANY" : "BALANCED"),
            "cloudRunConcurrency": .number(min(1000, concurrency)),
            "cloudRunTimeout": .text("\(cloudRunTimeoutSeconds)s"),
            "cloudRunJobTimeout": .text("\(min(accelerators == nil ? 604_800 : 3600, jobTimeoutSeconds))s"),
            "cloudRunCPU": .text(option.cpu.plainText), "cloudRunMemory": .text(cloudRunMemory),
            "cpuIdle": .word(accelerators == nil ? "true" : "false"),
            "probePeriod": .number(period), "probeFailures": .number(max(1, min(budget, 240) / period)),
            "queueDispatches": .number(min(1000, concurrency * maxReplicas)),
            "inputFolder": .text("/models/input"), "outputFolder": .text("/models/output"),
        ]
    }

    private var cloudRunMemory: String {
        let mebibytes = Int((option.memoryGiB * 1024).rounded())
        return mebibytes % 1024 == 0 ? "\(mebibytes / 1024)Gi" : "\(mebibytes)Mi"
    }

    private var azure: [String: TemplateValue] {
        let taints =
            (accelerators.map { ["\($0.kubernetesResource)=present:NoSchedule"] } ?? [])
            + (isSpot ? ["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"] : [])
        return [
            "aksPoolName": .text(String(Slug(workload.name, limit: 40).description.filter { $0 != "-" }.prefix(12))),
            "aksPriority": .text(isSpot ? "Spot" : "Regular"), "aksIsSpot": .flag(isSpot),
            "aksTaints": .list(taints.map { .text($0) }),
        ]
    }
}

extension Slug {
    /// Google's accounts have six characters or more.
    var accountID: String { description.utf8.count < 6 ? description + "-model" : description }
}

extension TemplateValue {
    static func flagWord(_ flag: Bool) -> TemplateValue { .word(flag ? "true" : "false") }
}

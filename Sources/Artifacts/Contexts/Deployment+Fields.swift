import Domain

extension Deployment {
    /// What every template may ask for.
    func fields(_ rules: AlertRules) -> [String: TemplateValue] {
        [
            identity, sizes, imageFields, serverFields, kubernetesFields, terraformFields, providerFields, jobFields,
            accountFields, rules.fields,
        ].reduce(into: [:]) { all, part in all.merge(part) { _, last in last } }
    }

    private var identity: [String: TemplateValue] {
        [
            "decision": .remark(decision), "decisionText": .text(decision),
            "decisionLabel": .text(decision.lowercased()),
            "option": .remark(option.id), "optionText": .text(option.id), "optionCode": .code(option.id),
            "rank": .number(option.rank), "name": .text(name.description), "nameWord": .slug(name),
            "titleText": .text(workload.name), "modelName": .text(workload.model.name),
            "region": .text(option.region), "regionText": .code(option.region),
            "isJob": .flag(isJob), "isBatch": .flag(runsBatchProgram), "isTraining": .flag(isTraining),
            "isAsync": .flag(workload.kind == .async), "isSpot": .flag(isSpot),
            "isSpotWord": .word(isSpot ? "true" : "false"),
        ]
    }

    private var sizes: [String: TemplateValue] {
        [
            "minReplicas": .number(minReplicas), "maxReplicas": .number(maxReplicas),
            "milliCPU": .number(capacity.milliCPU), "memoryMiB": .number(capacity.memoryMiB),
            "sharedMemoryMiB": .number(sharedMemoryMiB),
            "cpus": .number(Double(capacity.milliCPU) / 1000),
            "replicasPerMachine": .number(capacity.replicasPerMachine),
            "machinesMin": .number(capacity.machinesMin), "machinesMax": .number(capacity.machinesMax),
            "batchSize": .number(option.batchSize), "batchSizeText": .text("\(option.batchSize)"),
            "batches": .flag(option.batchSize > 1), "concurrency": .number(concurrency),
            "concurrencyText": .text("\(concurrency)"),
            "requestTimeoutSeconds": .number(requestTimeoutSeconds),
            "requestTimeoutText": .text("\(requestTimeoutSeconds)"),
            "startupSeconds": .number(startupSeconds), "graceSeconds": .number(graceSeconds),
            "requestsPerReplica": .number(requestsPerReplica.rounded(toPlaces: 2)),
            "requestsPerReplicaMinute": .number((requestsPerReplica * 60).rounded(.up)),
            "requestsPerMachine": .number(requestsPerMachine.rounded(toPlaces: 2)),
            "requestsPerMachineMinute": .number((requestsPerMachine * 60).rounded(.up)),
            "throughput": .number(option.throughputPerReplica.mean.rounded(toPlaces: 2)),
            "utilisationPercent": .number(utilisationPercent), "modelVolumeGiB": .number(modelVolumeGiB),
            "hasAccelerator": .flag(accelerators != nil),
            "hasAcceleratorWord": .word(accelerators != nil ? "true" : "false"),
            "hasNVIDIA": .flag(accelerators?.isNVIDIA == true),
            "acceleratorCount": .number(accelerators?.count ?? 0),
            "acceleratorCountText": .text("\(accelerators?.count ?? 0)"),
            "acceleratorResource": resource,
            "acceleratorVendor": .optional(accelerators?.vendor),
            "acceleratorText": .optional(accelerators.map { "\($0.count) × \($0.name)" }),
        ]
    }

    /// Quoted where the format asks for it; a StaticString of this program all the same.
    private var resource: TemplateValue { .text(accelerators.map { "\($0.kubernetesResource)" } ?? "none") }

    private var requestsPerMachine: Double { requestsPerReplica * Double(capacity.replicasPerMachine) }

    /// A batch job runs its server and what feeds it in one container; SageMaker feeds a server itself.
    var runsBatchProgram: Bool { workload.kind == .batch && platform != .sageMakerTransform }
    var hasPort: Bool { !isJob || platform == .sageMakerTransform }

    /// Requests in flight are finished; a spot machine gives 120 s on AWS, and 15 s for pods of GKE.
    private var graceSeconds: Int { min(requestTimeoutSeconds + 10, isSpot ? 110 : 600) }
}

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}

import Domain

/// The stored constants that the arithmetic uses, looked up by name.
struct Assumptions: Sendable {
    /// Every name the planner asks for. A dataset that lacks one cannot be planned on.
    enum Name: Int, CaseIterable {
        case hoursPerMonth, utilisationTargetRequest, utilisationTargetInstance, utilisationTargetBatch
        case twoZonesFromPercent, nodeReservedMemory, nodeReservedCPU, nodePodsMemoryGiB, nodePodsVCPU
        case rootDiskGB, imageOverheadGiB, registryImageVersions, weightsMemoryFactor, hostWeightsFactor
        case activationBytes, trainingActivationBytes, trainingBytesPerParameter, trainingDataLoading
        case cpuRuntimeMemoryGiB, deviceMemoryUsable, keyValueCacheFraction, dataParallelEfficiency
        case dataParallelEfficiencyMultiNode, spotLostCapacity, unknownServicePriceSpread, staleAfterDays
        case requestOverheadMilliseconds, controlPlaneNodes, controlPlaneNodeVCPU, controlPlaneNodeMemoryGiB
        case natGateways, natGBPerMonth, queueRequestsPerMessage, lcuNewConnectionsPerSecond, lcuGBPerHour
        case requestsPerConnection, costNoiseUSD, pricedOutFactor
        case interactiveP95Milliseconds, interactiveFirstTokenMilliseconds, interactivePerTokenMilliseconds
        case speechDecoderShare, speechTokens, zonesForAvailability, autoscaleLagSeconds

        var key: String {
            switch self {
            case .hoursPerMonth: "hours_per_month"
            case .utilisationTargetRequest: "utilisation_target_request"
            case .utilisationTargetInstance: "utilisation_target_instance"
            case .utilisationTargetBatch: "utilisation_target_batch"
            case .twoZonesFromPercent: "availability_two_zones_from_percent"
            case .nodeReservedMemory: "node_reserved_memory_fraction"
            case .nodeReservedCPU: "node_reserved_cpu_fraction"
            case .nodePodsMemoryGiB: "node_system_pods_memory_gib"
            case .nodePodsVCPU: "node_system_pods_vcpu"
            case .rootDiskGB: "root_disk_gb"
            case .imageOverheadGiB: "image_overhead_gib"
            case .registryImageVersions: "registry_image_versions"
            case .weightsMemoryFactor: "weights_memory_factor"
            case .hostWeightsFactor: "host_memory_weights_factor"
            case .activationBytes: "activation_memory_bytes_per_activation"
            case .trainingActivationBytes: "training_activation_bytes_per_activation"
            case .trainingBytesPerParameter: "training_memory_bytes_per_parameter"
            case .trainingDataLoading: "training_data_loading_efficiency"
            case .cpuRuntimeMemoryGiB: "cpu_runtime_memory_gib"
            case .deviceMemoryUsable: "gpu_memory_usable_fraction"
            case .keyValueCacheFraction: "kv_cache_fraction"
            case .dataParallelEfficiency: "data_parallel_efficiency"
            case .dataParallelEfficiencyMultiNode: "data_parallel_efficiency_multi_node"
            case .spotLostCapacity: "spot_interruption_lost_capacity"
            case .unknownServicePriceSpread: "unknown_service_price_spread"
            case .staleAfterDays: "stale_after_days"
            case .requestOverheadMilliseconds: "request_overhead_ms"
            case .controlPlaneNodes: "control_plane_nodes"
            case .controlPlaneNodeVCPU: "control_plane_node_vcpu"
            case .controlPlaneNodeMemoryGiB: "control_plane_node_memory_gib"
            case .natGateways: "nat_gateways"
            case .natGBPerMonth: "nat_gb_per_month"
            case .queueRequestsPerMessage: "queue_requests_per_message"
            case .lcuNewConnectionsPerSecond: "lcu_new_connections_per_s"
            case .lcuGBPerHour: "lcu_gb_per_hour"
            case .requestsPerConnection: "requests_per_connection"
            case .costNoiseUSD: "cost_noise_usd"
            case .pricedOutFactor: "priced_out_factor"
            case .interactiveP95Milliseconds: "interactive_p95_ms"
            case .interactiveFirstTokenMilliseconds: "interactive_ttft_ms"
            case .interactivePerTokenMilliseconds: "interactive_tpot_ms"
            case .speechDecoderShare: "speech_decoder_parameter_share"
            case .speechTokens: "speech_tokens_per_item"
            case .zonesForAvailability: "zones_for_availability"
            case .autoscaleLagSeconds: "autoscale_lag_s"
            }
        }
    }

    /// In the order of `Name`.
    private let rows: [Assumption]

    /// - Throws: `badData` naming the assumptions that the datasets lack.
    init(_ stored: [String: Assumption]) throws(BerthError) {
        let missing = Name.allCases.map(\.key).filter { stored[$0] == nil }
        guard missing.isEmpty else {
            throw BerthError(
                .badData, "the datasets hold no assumption named \(missing.joined(separator: ", "))",
                hints: ["import the seed dataset again, or add the rows to a team's assumptions.csv"])
        }
        rows = Name.allCases.compactMap { stored[$0.key] }
    }

    /// The row of `name`, which `init` made sure of.
    func row(_ name: Name) -> Assumption { rows[name.rawValue] }

    subscript(name: Name) -> Double { rows[name.rawValue].value }
}

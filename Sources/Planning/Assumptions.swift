import Domain

/// The stored constants that the arithmetic uses, looked up by name.
struct Assumptions: Sendable {
    /// Every name the planner asks for. A dataset that lacks one cannot be planned on.
    enum Name: String, CaseIterable {
        case hoursPerMonth = "hours_per_month"
        case utilisationTargetRequest = "utilisation_target_request"
        case utilisationTargetInstance = "utilisation_target_instance"
        case twoZonesFromPercent = "availability_two_zones_from_percent"
        case nodeReservedMemory = "node_reserved_memory_fraction"
        case nodeReservedCPU = "node_reserved_cpu_fraction"
        case rootDiskGB = "root_disk_gb"
        case imageOverheadGiB = "image_overhead_gib"
        case weightsMemoryFactor = "weights_memory_factor"
        case activationReuse = "activation_memory_fraction"
        case cpuRuntimeMemoryGiB = "cpu_runtime_memory_gib"
        case keyValueCacheFraction = "kv_cache_fraction"
        case trainingBytesPerParameter = "training_memory_bytes_per_parameter"
        case dataParallelEfficiency = "data_parallel_efficiency"
        case spotLostCapacity = "spot_interruption_lost_capacity"
        case unknownServicePriceSpread = "unknown_service_price_spread"
        case staleAfterDays = "stale_after_days"
        case requestOverheadMilliseconds = "request_overhead_ms"
        case controlPlaneNodes = "control_plane_nodes"
        case lcuNewConnectionsPerSecond = "lcu_new_connections_per_s"
        case lcuGBPerHour = "lcu_gb_per_hour"
        case costNoiseUSD = "cost_noise_usd"
        case deadlineMargin = "deadline_margin"
    }

    private let rows: [Name: Assumption]

    /// - Throws: `badData` naming the assumptions that the datasets lack.
    init(_ stored: [String: Assumption]) throws(BerthError) {
        var rows: [Name: Assumption] = [:]
        var missing: [String] = []
        for name in Name.allCases {
            if let row = stored[name.rawValue] {
                rows[name] = row
            } else {
                missing.append(name.rawValue)
            }
        }
        guard missing.isEmpty else {
            throw BerthError(
                .badData, "the datasets hold no assumption named \(missing.joined(separator: ", "))",
                hints: ["import the seed dataset again, or add the rows to a team's assumptions.csv"])
        }
        self.rows = rows
    }

    /// The row of `name`, which `init` made sure of.
    func row(_ name: Name) -> Assumption {
        guard let row = rows[name] else { preconditionFailure("\(name.rawValue) was checked when read") }
        return row
    }

    subscript(name: Name) -> Double { row(name).value }
}

/// How many replicas run in each hour of a load profile.
public struct ReplicaSchedule: Sendable, Hashable {
    public let hourly: [Int]
    public let average: Double
    public let peak: Int
    /// Hours that `maximum` leaves short of replicas.
    public let shortHours: Int

    /// - Parameters:
    ///   - capacityPerReplica: requests a second of a replica at full load.
    ///   - targetUtilisation: the share of it that the autoscaler aims for, above 0 and at most 1.
    ///   - minimum: replicas that always run; 0 where the platform scales to zero.
    ///   - maximum: nil where there is no limit.
    public init(
        profile: LoadProfile, capacityPerReplica: Double, targetUtilisation: Double, minimum: Int, maximum: Int? = nil
    ) {
        let usable = capacityPerReplica * targetUtilisation
        let limit = max(maximum ?? .max, minimum)
        var hourly: [Int] = [], total = 0, peak = 0, shortHours = 0
        hourly.reserveCapacity(profile.hourlyRPS.count)
        for load in profile.hourlyRPS {
            // A tiny slack keeps 3.0000000001 replicas from becoming four.
            let needed = load > 0 && usable > 0 ? Int((load / usable * (1 - 1e-9)).rounded(.up)) : 0
            let replicas = min(max(needed, minimum), limit)
            hourly.append(replicas)
            total += replicas
            peak = max(peak, replicas)
            shortHours += needed > limit ? 1 : 0
        }
        self.hourly = hourly
        self.shortHours = shortHours
        self.peak = hourly.isEmpty ? minimum : peak
        average = Double(total) / Double(max(hourly.count, 1))
    }
}

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
        // A tiny slack keeps 3.0000000001 replicas from becoming four.
        let needed = profile.hourlyRPS.map { load in
            load > 0 && usable > 0 ? Int((load / usable * (1 - 1e-9)).rounded(.up)) : 0
        }
        let limit = max(maximum ?? .max, minimum)
        hourly = needed.map { min(max($0, minimum), limit) }
        average = Double(hourly.reduce(0, +)) / Double(max(hourly.count, 1))
        peak = hourly.max() ?? minimum
        shortHours = needed.count { $0 > limit }
    }
}

extension LoadProfile {
    /// More than this many times is no headroom any more: machines have to be scheduled.
    public static let mostGrowth = 2.0

    /// How many times as high the load is when a machine is there as it was when it was asked for, at the steepest moment
    /// that needs another machine; at least 1 and at most `mostGrowth`.
    ///
    /// The rate runs straight from the middle of an hour to the middle of the next, so that it grows most, for what it
    /// is, where a rise begins.
    ///
    /// - Parameters:
    ///   - lead: seconds from a rise to the first request on a machine that was started for it.
    ///   - machineRPS: what a machine carries.
    ///   - minimum: machines that are there anyway.
    public func growth(over lead: Double, machineRPS: Double, minimum: Int) -> Double {
        guard machineRPS > 0, lead > 0 else { return 1 }
        let pattern = ArrivalPattern.hourly(hourlyRPS)
        var most = 1.0
        for (hour, now) in hourlyRPS.enumerated() {
            let later = pattern.rate(at: (Double(hour) + 0.5) * 3600 + lead)
            let there = max(Double(minimum), (now / machineRPS).rounded(.up))
            guard later > there * machineRPS, later > now else { continue }
            most = max(most, now > 0 ? later / now : .infinity)
        }
        return min(most, Self.mostGrowth)
    }
}

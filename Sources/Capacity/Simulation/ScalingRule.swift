/// How many machines an autoscaler wants, from the arrivals it counted.
struct ScalingRule {
    private let settings: Fleet.Autoscaler
    private let minimum: Int
    private let maximum: Int
    /// Arrivals of the last intervals, and machines wanted at the last looks: rings.
    private var counts: [Int]
    private var wanted: [Int]
    private var look = 0
    private var current = 0
    private var lastArrival = -Double.infinity

    init(_ settings: Fleet.Autoscaler, minimum: Int, maximum: Int, initialRate: Double) {
        self.settings = settings
        self.minimum = minimum
        self.maximum = maximum
        let intervals = max(1, Int((settings.windowSeconds / settings.intervalSeconds).rounded()))
        counts = Array(repeating: Int((initialRate * settings.intervalSeconds).rounded()), count: intervals)
        let looks = max(1, Int((settings.holdSeconds / settings.intervalSeconds).rounded(.up)))
        wanted = Array(repeating: 0, count: looks)
        let first = machines(rate: initialRate)
        for index in wanted.indices { wanted[index] = first }
    }

    mutating func arrive(at time: Double) {
        current += 1
        lastArrival = time
    }

    func machines(rate: Double) -> Int {
        let needed = (rate / max(settings.requestsPerSecondPerMachine, 1e-12) * (1 - 1e-9)).rounded(.up)
        return min(max(Int(min(needed, 1e9)) + settings.spareMachines, minimum), maximum)
    }

    /// The machines there should be now, and the fewest there may be until some are let go.
    mutating func look(at time: Double) -> (wanted: Int, held: Int) {
        counts[look % counts.count] = current
        current = 0
        let rate = Double(counts.reduce(0, +)) / (settings.intervalSeconds * Double(counts.count))
        var now = machines(rate: rate)
        if now == 0, time - lastArrival < settings.keepAliveSeconds { now = 1 }
        wanted[look % wanted.count] = now
        look += 1
        var held = now
        for earlier in wanted where earlier > held { held = earlier }
        // The last machine goes by its keep-alive alone.
        if held == 1, now == 0, minimum == 0 { held = 0 }
        return (now, held)
    }
}

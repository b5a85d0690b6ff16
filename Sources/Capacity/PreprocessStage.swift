/// Decoding and resizing on the replicas' cores: M/D/c (Allen–Cunneen with Sakasegawa's waiting probability).
///
/// A request goes where a core is free, as a balancer that looks for the fewest requests makes it.
struct PreprocessStage {
    let utilisation: Double
    let wait: Wait
    let milliseconds: Double

    /// - Parameters:
    ///   - arrivalsPerMillisecond: over all replicas.
    ///   - cores: of each replica.
    init(arrivalsPerMillisecond: Double, milliseconds: Double, cores: Double, replicas: Int) {
        let stage = Self.shape(milliseconds: milliseconds, cores: cores)
        let servers = Double(stage.cores * replicas)
        self.milliseconds = stage.milliseconds
        utilisation = arrivalsPerMillisecond * self.milliseconds / servers
        let itemTime = self.milliseconds / servers
        wait = Wait(
            probability: Wait.probability(utilisation: utilisation, servers: servers), longestRest: itemTime,
            backlogProbability: min(utilisation, 1),
            backlog: utilisation < 1 ? itemTime / (2 * (1 - utilisation)) : .infinity)
    }

    /// Whole cores: a part of one is one that takes longer, so that together they carry as much.
    static func shape(milliseconds: Double, cores: Double) -> (milliseconds: Double, cores: Int) {
        let whole = max(cores, 1e-6).rounded(.up)
        return (milliseconds * whole / max(cores, 1e-6), Int(whole))
    }

    var meanMilliseconds: Double { milliseconds + wait.mean }

    func percentile(_ share: Double) -> Double {
        let exceeding = 1 - share
        guard wait.probability > exceeding else { return milliseconds }
        return milliseconds + wait.exceeded(byShareOfWaiting: exceeding / wait.probability)
    }
}

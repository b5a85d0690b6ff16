/// Decoding and resizing on a replica's cores: M/D/c (Allen–Cunneen with Sakasegawa's waiting probability).
struct PreprocessStage {
    let utilisation: Double
    let wait: Wait
    let milliseconds: Double

    /// - Parameter cores: below 1, a share of one: the item takes longer by as much.
    init(arrivalsPerMillisecond: Double, milliseconds: Double, cores: Double) {
        let servers = max(cores, 1)
        self.milliseconds = milliseconds / min(max(cores, .leastNonzeroMagnitude), 1)
        utilisation = arrivalsPerMillisecond * self.milliseconds / servers
        let itemTime = self.milliseconds / servers
        wait = Wait(
            probability: Wait.probability(utilisation: utilisation, servers: servers), longestRest: itemTime,
            backlogProbability: min(utilisation, 1),
            backlog: utilisation < 1 ? itemTime / (2 * (1 - utilisation)) : .infinity)
    }

    var meanMilliseconds: Double { milliseconds + wait.mean }

    func percentile(_ share: Double) -> Double {
        let exceeding = 1 - share
        guard wait.probability > exceeding else { return milliseconds }
        return milliseconds + wait.exceeded(byShareOfWaiting: exceeding / wait.probability)
    }
}

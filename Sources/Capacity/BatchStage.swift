import func Foundation.exp
import func Foundation.pow

/// The stage that serves batches. docs/capacity.md, "Batches", has the derivation; the letters are its.
struct BatchStage {
    let utilisation: Double
    let wait: Wait
    /// The time of a batch for one who did not wait, and for one who did.
    let aloneMilliseconds: Double
    let gatheredMilliseconds: Double

    init(arrivalsPerMillisecond: Double, servers: Double, times: [Double], largestBatch: Int) {
        let most = Double(largestBatch), full = times[largestBatch - 1]
        // Time of an item at full load, over all servers.
        let itemTime = full / (most * servers)
        utilisation = arrivalsPerMillisecond * itemTime
        aloneMilliseconds = times[0]
        // Arrivals during a cycle, a = λ s(b) / c, with b = E[max(1, Poisson(a))], at most the largest batch.
        var batch = 1.0, gathered = 0.0, cycle = times[0] / servers
        for _ in 0..<8 {
            cycle = Self.time(batch, times) / servers
            gathered = arrivalsPerMillisecond * cycle
            batch = min(most, gathered + exp(-gathered))
        }
        let busy = largestBatch == 1 ? utilisation : gathered / (gathered + exp(-gathered))
        let probability = min(1, Wait.probability(utilisation: busy, servers: servers))
        // The number left behind by a full batch obeys the recursion of M/D/n with n = B c (Bailey 1954).
        let leftBehind = utilisation < 1 ? pow(utilisation, (2 * (most * servers + 1)).squareRoot()) : 1
        wait = Wait(
            probability: probability, longestRest: cycle,
            backlogProbability: probability > 0 ? min(1, leftBehind / probability) : 0,
            backlog: utilisation < 1 ? itemTime / (2 * (1 - utilisation)) : .infinity)
        gatheredMilliseconds = Self.time(min(most, 1 + gathered), times)
    }

    var meanMilliseconds: Double {
        wait.mean + (1 - wait.probability) * aloneMilliseconds + wait.probability * gatheredMilliseconds
    }

    func percentile(_ share: Double) -> Double {
        let waiting = wait.probability, exceeding = 1 - share
        guard waiting > exceeding else { return aloneMilliseconds }
        return max(aloneMilliseconds, gatheredMilliseconds + wait.exceeded(byShareOfWaiting: exceeding / waiting))
    }

    /// Straight between the batches of the table.
    private static func time(_ batch: Double, _ times: [Double]) -> Double {
        let below = min(max(Int(batch), 1), times.count)
        guard below < times.count else { return times[times.count - 1] }
        let low = times[below - 1]
        return low + (batch - Double(below)) * (times[below] - low)
    }
}

import func Foundation.exp
import func Foundation.log
import func Foundation.pow

/// The stage that serves batches. docs/capacity.md, "Batches", has the derivation; the letters are its.
struct BatchStage {
    let utilisation: Double
    let wait: Wait
    /// The time of a batch for one who did not wait, and for one who did.
    let aloneMilliseconds: Double
    let gatheredMilliseconds: Double
    /// Of a batch's time.
    let deviationMilliseconds: Double

    init(arrivalsPerMillisecond: Double, servers: Double, times: [Double], largestBatch: Int) {
        let most = Double(largestBatch), full = times[largestBatch - 1]
        // Time of an item at full load, over all servers.
        let itemTime = full / (most * servers)
        utilisation = arrivalsPerMillisecond * itemTime
        aloneMilliseconds = times[0]
        // Arrivals during a cycle, a = λ s(b) / c, with b = E[max(1, Poisson(a))], at most the largest batch: Newton's
        // steps, since plain ones hardly move where a batch gathers nearly as many as it held.
        var batch = 1.0, gathered = 0.0, cycle = times[0]
        for _ in 0..<8 {
            cycle = Self.time(batch, times)
            gathered = arrivalsPerMillisecond * cycle / servers
            let next = min(most, gathered + exp(-gathered))
            let growth = arrivalsPerMillisecond * Self.slope(batch, times) / servers * (1 - exp(-gathered))
            batch = growth < 0.99 && next < most ? min(most, batch + (next - batch) / (1 - growth)) : next
        }
        // A long batch gathers a long one: b′ ~ Poisson(λ s(b) / c) has variance b ÷ (1 − φ²), φ = λ s′(b) / c (Inoue
        // 2021, Eq. 12), as far as a variable between 1 and B can vary (Bhatia & Davis 2000).
        let slope = Self.slope(batch, times)
        let feedback = arrivalsPerMillisecond * slope / servers
        let free = feedback < 1 ? gathered / (1 - feedback * feedback) : .infinity
        let bound = (most - batch) * (batch - 1)
        let variance = bound > 0 ? 1 / (1 / free + 1 / bound) : 0
        let dispersion = gathered > 0 ? max(1, variance / gathered) : 1
        let spread = slope * variance.squareRoot()
        let uneven = gathered * gathered * (servers - 1) / (servers + 1) * 1
        let more = bound > 0 ? 1 / (1 / (free + uneven) + 1 / bound) : 0
        deviationMilliseconds = slope * more.squareRoot()
        let room = 1 - batch / most
        let busy = largestBatch == 1 ? utilisation : gathered / (gathered + exp(-gathered))
        let probability =
            largestBatch == 1
            ? Wait.probability(utilisation: busy, servers: servers)
            : Wait.allBusy(utilisation: busy, servers: Int(servers))
        // The number left behind by a full batch obeys the recursion of M/D/n with n = B c (Bailey 1954).
        let leftBehind = utilisation < 1 ? pow(utilisation, (2 * (most * servers + 1)).squareRoot()) : 1
        wait = Wait(
            probability: probability,
            // Full batches keep the servers evenly apart. Where there is room, the server that is free takes all that
            // waits and the next ones little, so that each waits for its own cycle.
            longestRest: (cycle + spread * spread / cycle)
                * (1 / servers + (1 - 1 / servers) * room * probability),
            backlogProbability: probability > 0 ? min(1, leftBehind / probability) : 0,
            backlog: utilisation < 1 ? itemTime / (2 * (1 - utilisation)) : .infinity)
        gatheredMilliseconds = Self.time(min(most, gathered + dispersion), times)
    }

    var meanMilliseconds: Double {
        wait.mean + (1 - wait.probability) * aloneMilliseconds + wait.probability * gatheredMilliseconds
    }

    func percentile(_ share: Double) -> Double {
        let waiting = wait.probability, exceeding = 1 - share
        guard waiting > exceeding else { return aloneMilliseconds }
        let even = gatheredMilliseconds + wait.exceeded(byShareOfWaiting: exceeding / waiting)
        // The rest of a batch and the next one vary together: 1/2 + 1 of a batch's deviation.
        let middle = gatheredMilliseconds + wait.mean / waiting
        let scatter = 1.5 * deviationMilliseconds * Self.normalQuantile(1 - exceeding / waiting)
        let beyond = even - middle
        let sum = beyond * abs(beyond) + scatter * abs(scatter)
        return max(aloneMilliseconds, middle + (sum < 0 ? -1 : 1) * abs(sum).squareRoot())
    }

    /// Within 0.005 (Abramowitz & Stegun 1964, 26.2.22).
    private static func normalQuantile(_ share: Double) -> Double {
        let tail = min(share, 1 - share)
        let t = (-2 * log(max(tail, .leastNonzeroMagnitude))).squareRoot()
        let value = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t)
        return share < 0.5 ? -value : value
    }

    private static func slope(_ batch: Double, _ times: [Double]) -> Double {
        let below = min(max(Int(batch), 1), times.count)
        guard times.count > 1 else { return 0 }
        return below < times.count ? times[below] - times[below - 1] : times[below - 1] - times[below - 2]
    }

    /// Straight between the batches of the table.
    private static func time(_ batch: Double, _ times: [Double]) -> Double {
        let below = min(max(Int(batch), 1), times.count)
        guard below < times.count else { return times[times.count - 1] }
        let low = times[below - 1]
        return low + (batch - Double(below)) * (times[below] - low)
    }
}

/// Draws the arrivals of a pattern one by one.
///
/// A rate that varies is thinned (Lewis & Shedler 1979): candidates come at the highest rate of the half hour between
/// two nodes and count with the probability rate ÷ highest.
struct ArrivalStream {
    private let pattern: ArrivalPattern
    private let bursts: Bursts?
    private var random: RandomStream
    private var time: Double
    private var index = 0
    /// Whether a burst is on, and until when.
    private var isBurst = false
    private var phaseEnd = 0.0

    init(_ pattern: ArrivalPattern, bursts: Bursts?, from start: Double, random: RandomStream) {
        self.pattern = pattern
        self.bursts = bursts
        self.random = random
        time = start
        phaseEnd = bursts == nil ? .infinity : start
    }

    /// Infinite where no more come before `end`.
    mutating func next(before end: Double) -> Double {
        if case .recorded(let times) = pattern {
            guard index < times.count, times[index] < end else { return .infinity }
            index += 1
            return times[index - 1]
        }
        while true {
            if time >= phaseEnd { changePhase() }
            let factor = bursts.map { isBurst ? $0.factor : $0.quietFactor } ?? 1
            let (highest, segmentEnd) = bound()
            let limit = min(segmentEnd, phaseEnd)
            let step = highest * factor > 0 ? random.exponential() / (highest * factor) : .infinity
            // Without memory: what would come after the rate has changed is drawn anew from there.
            guard time + step < limit else {
                guard limit < end else { return .infinity }
                time = limit
                continue
            }
            time += step
            guard time < end else { return .infinity }
            guard case .hourly = pattern else { return time }
            if random.unit() * highest <= pattern.rate(at: time) { return time }
        }
    }

    private mutating func changePhase() {
        guard let bursts else { return }
        isBurst.toggle()
        phaseEnd = time + random.exponential() * (isBurst ? bursts.meanSeconds : bursts.quietSeconds)
    }

    /// The highest rate until the next node, and when that is.
    private func bound() -> (rate: Double, until: Double) {
        switch pattern {
        case .steady(let rate): return (rate, .infinity)
        case .hourly(let rates):
            guard !rates.isEmpty else { return (0, .infinity) }
            let node = (time / 3600 - 0.5).rounded(.down)
            let highest = max(
                ArrivalPattern.node(rates, Int(node)), ArrivalPattern.node(rates, Int(node) + 1))
            return (highest, (node + 1.5) * 3600)
        case .recorded: return (0, .infinity)
        case .counted(let counts, let interval):
            let index = (time / interval).rounded(.down)
            guard index < Double(counts.count) else { return (0, .infinity) }
            return (counts[Int(index)] / interval, (index + 1) * interval)
        }
    }
}

/// When requests arrive.
public enum ArrivalPattern: Sendable {
    /// Poisson arrivals at a constant rate.
    case steady(perSecond: Double)
    /// Poisson arrivals whose rate runs straight from the middle of each hour to the middle of the next and repeats: the
    /// mean and the peak are the profile's.
    case hourly([Double])
    /// Seconds from the start, ascending.
    case recorded([Double])
    /// Requests counted over intervals of one length: Poisson at each interval's own rate.
    case counted([Double], intervalSeconds: Double)

    /// A second, at a time in seconds.
    public func rate(at time: Double) -> Double {
        switch self {
        case .steady(let rate): return rate
        case .hourly(let rates):
            guard !rates.isEmpty else { return 0 }
            let position = time / 3600 - 0.5
            let before = position.rounded(.down)
            let share = position - before
            return Self.node(rates, Int(before)) * (1 - share) + Self.node(rates, Int(before) + 1) * share
        case .recorded: return 0
        case .counted(let counts, let interval):
            let index = Int(max(0, time) / interval)
            return index < counts.count ? counts[index] / interval : 0
        }
    }

    /// What is known of the rate at the start: of a record, the mean of its first minute.
    var firstRate: Double {
        guard case .recorded(let times) = self else { return rate(at: 0) }
        return Double(times.prefix { $0 < 60 }.count) / 60
    }

    static func node(_ rates: [Double], _ index: Int) -> Double {
        let rest = index % rates.count
        return rates[rest < 0 ? rest + rates.count : rest]
    }
}

/// Bursts within the hour: for a share of the time the rate is a multiple of what it is on average, and otherwise as
/// much lower as keeps the average (a Markov-modulated Poisson process of two states; Fischer & Meier-Hellstern 1993).
public struct Bursts: Sendable, Hashable {
    public var factor: Double
    public var share: Double
    public var meanSeconds: Double

    /// - Parameter factor: at least 1 and at most 1 ÷ `share`.
    public init(factor: Double, share: Double = 0.1, meanSeconds: Double = 10) {
        self.share = min(max(share, 0.001), 0.999)
        self.factor = min(max(factor, 1), 1 / self.share)
        self.meanSeconds = meanSeconds
    }

    var quietFactor: Double { max(0, (1 - share * factor) / (1 - share)) }
    var quietSeconds: Double { meanSeconds * (1 - share) / share }
}

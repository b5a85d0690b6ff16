import Foundation

extension LoadShape {
    /// The load of each hour relative to the busiest, before it is fitted to an average and a peak.
    ///
    /// A day is a log-cosine, exp(cos t − 1), the rate function of a cyclic Poisson process (Lewis & Shedler 1976):
    /// never zero, and a power of it is a sharper or a flatter day. Its trough, e⁻², stands for the quiet hours of the
    /// other shapes too.
    public var hourlyWeights: [Double] {
        let trough = exp(-2.0)
        switch self {
        case .steady:
            return (0..<24).map { $0 == 12 ? 1 : trough }
        case .daily:
            return (0..<24).map { exp(cos(2 * .pi * Double($0 - 15) / 24) - 1) }
        case .businessHours:
            return (0..<168).map { hour in
                let day = hour / 24, time = hour % 24
                guard day < 5, (9..<18).contains(time) else { return trough }
                return exp(cos(2 * .pi * Double(time - 13) / 18) - 1)
            }
        case .bursty:
            return (0..<24).map { $0 % 8 == 2 ? 1 : trough }
        case .hourly(let loads):
            guard let top = loads.max(), top > 0 else { return Array(repeating: 1, count: max(loads.count, 24)) }
            return loads.map { max($0, 0) / top }
        }
    }
    /// The busiest hour over the mean hour, as the shape itself swings: 1 for a steady load.
    public var peakToAverage: Double {
        // A steady shape's weights are for a peak that was asked for.
        if self == .steady { return 1 }
        let weights = hourlyWeights
        let mean = weights.reduce(0, +) / Double(weights.count)
        return max(1, 1 / mean)
    }
}

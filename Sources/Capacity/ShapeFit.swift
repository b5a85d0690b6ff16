import Foundation

/// A shape whose mean and maximum become the given ones.
///
/// The map is `peak · w^γ`. It keeps the order of the hours and the maximum, and its mean falls steadily as γ grows,
/// from the share of hours that have load to the share that are at the maximum; one γ gives the average. Outside that
/// range the quiet hours are lifted, or the ties at the maximum are broken.
struct ShapeFit {
    let weights: [Double]
    let average: Double
    let peak: Double

    var loads: [Double] {
        guard average > 0, peak > average else { return Array(repeating: average, count: max(weights.count, 24)) }
        let target = average / peak
        var shape = weights
        if target < Self.share(of: shape, where: { $0 == 1 }) { shape = Self.breakingTies(shape) }
        if shape.count == 24, target < 1.0 / 24 { shape = Self.breakingTies((0..<7).flatMap { _ in weights }) }
        guard target >= 1 / Double(shape.count) else {
            return shape.map { $0 == 1 ? average * Double(shape.count) : 0 }
        }
        let busy = Self.share(of: shape, where: { $0 > 0 })
        if target >= busy {
            // Every busy hour at the peak is still too little: the idle ones carry the rest.
            let rest = busy < 1 ? (target - busy) / (1 - busy) : 0
            return shape.map { peak * ($0 > 0 ? 1 : rest) }
        }
        let exponent = exponent(of: shape, target: target)
        return Self.exactly(shape.map { pow($0, exponent) }, mean: target).map { $0 * peak }
    }

    private func exponent(of shape: [Double], target: Double) -> Double {
        func mean(_ exponent: Double) -> Double {
            shape.reduce(0) { $0 + pow($1, exponent) } / Double(shape.count)
        }
        var low = 0.0, high = 1.0
        while mean(high) > target, high < 1e6 { (low, high) = (high, high * 2) }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if mean(middle) > target { low = middle } else { high = middle }
        }
        return high
    }

    /// Removes what bisection left: the hours below the maximum are scaled.
    private static func exactly(_ shape: [Double], mean: Double) -> [Double] {
        let top = shape.filter { $0 == 1 }.reduce(0, +)
        let rest = shape.reduce(0, +) - top
        guard rest > 0 else { return shape }
        let scale = max(0, mean * Double(shape.count) - top) / rest
        return shape.map { $0 == 1 ? 1 : min(1, $0 * scale) }
    }

    /// The first hour at the maximum keeps it; later ones fall a little behind.
    private static func breakingTies(_ shape: [Double]) -> [Double] {
        var ties = 0
        return shape.map { weight in
            guard weight == 1 else { return weight }
            defer { ties += 1 }
            return 1 - Double(ties) / Double(shape.count)
        }
    }

    private static func share(of shape: [Double], where predicate: (Double) -> Bool) -> Double {
        Double(shape.count { predicate($0) }) / Double(shape.count)
    }
}

/// Counts of times in buckets whose width grows with the time: fixed memory, and percentiles within 0.4 % however many
/// are recorded (Tene's HdrHistogram).
public struct LatencyHistogram: Sendable {
    private static let subBits = 8
    private static let sub = 1 << subBits
    /// Microseconds in 2⁴² are 51 days; longer times count as that.
    private static let octaves = 42 - subBits

    /// Empty until something is recorded: a replay without a language model has no tokens to time.
    private var counts: [UInt64] = []
    public private(set) var count: UInt64 = 0
    private var sum = 0.0
    public private(set) var maximumSeconds = 0.0

    public init() {}

    mutating func record(seconds: Double) {
        if counts.isEmpty { counts = [UInt64](repeating: 0, count: (Self.octaves + 1) * Self.sub) }
        counts[Self.bucket(seconds)] &+= 1
        count &+= 1
        sum += seconds
        if seconds > maximumSeconds { maximumSeconds = seconds }
    }

    public mutating func merge(_ other: LatencyHistogram) {
        if counts.isEmpty {
            counts = other.counts
        } else {
            for index in other.counts.indices { counts[index] &+= other.counts[index] }
        }
        count &+= other.count
        sum += other.sum
        maximumSeconds = max(maximumSeconds, other.maximumSeconds)
    }

    /// 0 where nothing was recorded.
    public var meanSeconds: Double { count > 0 ? sum / Double(count) : 0 }

    /// The time that a share of all does not exceed, straight within a bucket; 0 where nothing was recorded.
    public func seconds(_ share: Double) -> Double {
        guard count > 0 else { return 0 }
        let rank = share * Double(count)
        var below = 0.0
        for (index, inside) in counts.enumerated() where inside > 0 {
            let here = Double(inside)
            if below + here >= rank {
                let (low, high) = Self.edges(index)
                return min(low + (high - low) * max(rank - below, 0) / here, maximumSeconds)
            }
            below += here
        }
        return maximumSeconds
    }

    private static func bucket(_ seconds: Double) -> Int {
        let ticks = UInt64(min(max(seconds, 0) * 1e6, 4e12))
        guard ticks >= sub else { return Int(ticks) }
        let shift = 63 - ticks.leadingZeroBitCount - subBits
        return (shift << subBits) + Int(ticks >> UInt64(shift))
    }

    private static func edges(_ index: Int) -> (low: Double, high: Double) {
        guard index >= 2 * sub else { return (Double(index) / 1e6, Double(index + 1) / 1e6) }
        let shift = index >> subBits - 1
        let low = Double(index - shift << subBits) * Double(UInt64(1) << UInt64(shift))
        return (low / 1e6, (low + Double(UInt64(1) << UInt64(shift))) / 1e6)
    }
}

public import Domain

/// A row and what became of it.
public struct Outcome: Sendable {
    public let row: MeasuredRow
    /// The store's names, where it has them.
    public let hardware: String
    public let runtime: String
    public let task: String
    public let result: Result<Comparison, Trial.Obstacle>

    public var comparison: Comparison? { try? result.get() }

    public var obstacle: String? {
        guard case .failure(let obstacle) = result else { return nil }
        return obstacle.reason
    }
}

/// A prediction beside what was measured.
public struct Comparison: Sendable {
    public enum Quantity: String, Sendable {
        case latency = "latency_ms"
        case throughput = "throughput_per_s"
    }

    public let quantity: Quantity
    public let measured: Double
    public let predicted: Interval
    public let evidence: Evidence

    /// In percent.
    public var absoluteError: Double { abs(predicted.mean - measured) / measured * 100 }
    /// In percent; above 0 where too slow or too many are predicted.
    public var error: Double { (predicted.mean - measured) / measured * 100 }
    public var isCovered: Bool { (predicted.low...predicted.high).contains(measured) }
}

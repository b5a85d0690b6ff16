public import Domain

/// What one gives and gets by taking another option than the recommended one.
public struct Trade {
    private let from: DeploymentOption
    private let to: DeploymentOption

    public init(from: DeploymentOption, to: DeploymentOption) {
        self.from = from
        self.to = to
    }

    public var text: String {
        let parts = [cost, latency, duration, machines, accelerator, interruption, operations, risk].compactMap { $0 }
        return parts.isEmpty ? "much the same" : parts.prefix(3).joined(separator: ", ")
    }

    private var cost: String? {
        let (before, after) = (from.cost.total.dollars, to.cost.total.dollars)
        guard before > 0 else { return after > 0 ? "costs \(Money.short(to.cost.total)) instead of nothing" : nil }
        switch after / before {
        case 1.95...: return "costs \(Number.fixed(after / before, decimals: 1))× as much"
        case 1.01...: return "costs \(Number.percent(after / before - 1)) more"
        case ..<0.99: return "costs \(Number.percent(1 - after / before)) less"
        default: return "costs the same"
        }
    }

    private var latency: String? {
        guard let before = from.latencyMilliseconds?.p95, let after = to.latencyMilliseconds?.p95 else { return nil }
        guard abs(after - before) > 0.1 * before else { return nil }
        let difference = TimeSpan.milliseconds(abs(after - before).rounded(toPlaces: 1))
        return after < before ? "p95 \(difference) shorter" : "p95 \(difference) longer"
    }

    private var duration: String? {
        guard let before = from.durationHours?.mean, let after = to.durationHours?.mean else { return nil }
        guard abs(after - before) > 0.1 * before else { return nil }
        let difference = TimeSpan.hours(abs(after - before))
        return after < before ? "done \(difference) sooner" : "done \(difference) later"
    }

    private var machines: String? {
        switch (from.instanceType, to.instanceType) {
        case (.some, nil): "needs no machines to run"
        case (nil, .some): "needs machines to run"
        default: nil
        }
    }

    private var accelerator: String? {
        switch (from.accelerator, to.accelerator) {
        case (.some, nil): "runs on CPUs alone"
        case (nil, .some): "needs an accelerator"
        default: nil
        }
    }

    private var interruption: String? {
        switch (from.purchase == .spot, to.purchase == .spot) {
        case (false, true): "can be interrupted"
        case (true, false): "is not interrupted"
        default: nil
        }
    }

    private var operations: String? { difference(.operations, better: "less to operate", worse: "more to operate") }
    private var risk: String? { difference(.risk, better: "less risk", worse: "more risk") }

    private func difference(_ criterion: Criterion, better: String, worse: String) -> String? {
        func utility(_ option: DeploymentOption) -> Double? {
            option.score.criteria.first { $0.criterion == criterion }?.utility
        }
        guard let before = utility(from), let after = utility(to), abs(after - before) > 0.05 else { return nil }
        return after > before ? better : worse
    }
}

extension Double {
    /// Differences of estimates are not worth more digits than the estimates.
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return self >= 10 ? rounded() : (self * scale).rounded() / scale
    }
}

import Capacity

/// The closed form beside the simulation over loads, batches, servers and service times.
struct QueueGrid {
    struct Case: Sendable, CustomStringConvertible {
        let base, slope: Double
        let most, servers: Int
        let load: Double

        var description: String { "\(base) + \(slope) b ms, batches to \(most), \(servers) servers, load \(load)" }
        var times: [Double] { (1...most).map { base + slope * Double($0) } }

        var queue: BatchQueue {
            let capacity = BatchQueue.capacityPerReplica(
                serviceMilliseconds: times, preprocessMilliseconds: 0, preprocessCores: 1)
            return BatchQueue(
                arrivalsPerSecond: load * capacity * Double(servers), servers: servers, serviceMilliseconds: times,
                preprocessMilliseconds: 0, preprocessCores: 1)
        }
    }

    /// Estimate ÷ simulation.
    struct Ratio: Sendable {
        let item: Case
        let mean, p95: Double
    }

    /// A row of the table in docs/capacity.md.
    struct Group {
        let name: String
        let load: String
        let ratios: [Ratio]

        init(_ name: String, _ load: String, _ isMember: (Case) -> Bool) {
            self.name = name
            self.load = load
            ratios = QueueGrid.ratios.filter { isMember($0.item) }
        }

        func range(_ figure: (Ratio) -> Double) -> ClosedRange<Double> {
            let all = ratios.map(figure)
            return (all.min() ?? 0)...(all.max() ?? 0)
        }

        /// The mean distance from 1, in per cent.
        func error(_ figure: (Ratio) -> Double) -> Double {
            ratios.reduce(0) { $0 + abs(figure($1) - 1) } / Double(max(ratios.count, 1)) * 100
        }

        var row: String {
            func cells(_ figure: (Ratio) -> Double) -> String {
                let range = range(figure)
                return "\(Self.decimals(range.lowerBound, 2))–\(Self.decimals(range.upperBound, 2)) | "
                    + "\(Self.decimals(error(figure), 0)) %"
            }
            return "| \(name) | \(load) | \(cells(\.mean)) | \(cells(\.p95)) |"
        }

        private static func decimals(_ value: Double, _ digits: Int) -> String {
            let scaled = Int((value * (digits == 2 ? 100 : 1)).rounded())
            guard digits == 2 else { return "\(scaled)" }
            return "\(scaled / 100).\(scaled % 100 < 10 ? "0" : "")\(scaled % 100)"
        }
    }

    static let loads = [0.1, 0.3, 0.5, 0.7, 0.85, 0.95]

    static let cases: [Case] = {
        var cases: [Case] = []
        for most in [1, 4, 16, 64] {
            for base in most == 1 ? [4] : [0.8, 4, 20] {
                for servers in [1, 2, 4, 16] {
                    for load in loads {
                        cases.append(Case(base: base, slope: 2, most: most, servers: servers, load: load))
                    }
                }
            }
        }
        return cases
    }()

    static let ratios: [Ratio] = cases.compactMap { item in
        guard let estimate = item.queue.latency() else { return nil }
        let rate = item.queue.arrivalsPerSecond, requests = item.load > 0.9 ? 400_000.0 : 60_000
        var simulation = Simulation(
            .batches(BatchService(serviceMilliseconds: item.times)), on: .fixed(item.servers),
            arrivals: .steady(perSecond: rate), spanSeconds: requests / rate)
        simulation.warmUpSeconds = simulation.spanSeconds / 10
        let truth = simulation.run().latency
        return Ratio(
            item: item, mean: estimate.mean / (truth.meanSeconds * 1000),
            p95: estimate.p95 / (truth.seconds(0.95) * 1000))
    }

    static let groups = [
        Group("B = 1", "≤ 0.85") { $0.most == 1 && $0.load < 0.9 },
        Group("B = 1", "0.95") { $0.most == 1 && $0.load > 0.9 },
        Group("B ≥ 4, c = 1", "≤ 0.85") { $0.most > 1 && $0.servers == 1 && $0.load < 0.9 },
        Group("B ≥ 4, c = 1", "0.95") { $0.most > 1 && $0.servers == 1 && $0.load > 0.9 },
        Group("B ≥ 4, c = 2…16", "≤ 0.85") { $0.most > 1 && $0.servers > 1 && $0.load < 0.9 },
        Group("B ≥ 4, c = 2…16", "0.95") { $0.most > 1 && $0.servers > 1 && $0.load > 0.9 },
    ]
}

import func Foundation.log

/// A discrete-event simulation of what `BatchQueue` approximates: Poisson arrivals, a queue for each replica's cores,
/// one queue for the batches, deterministic times.
struct BatchSimulation {
    var arrivalsPerSecond: Double
    var servers: Int
    var serviceMilliseconds: [Double]
    var preprocessMilliseconds = 0.0
    var preprocessCores = 1
    var requests = 100_000
    var seed: UInt64 = 1

    struct Result {
        let mean, p50, p90, p95, p99: Double
    }

    func run() -> Result {
        var random = SplitMix64(state: seed)
        var clock = 0.0
        var ready: [(arrived: Double, ready: Double)] = []
        ready.reserveCapacity(requests)
        var cores = Array(repeating: Array(repeating: 0.0, count: preprocessCores), count: servers)
        for _ in 0..<requests {
            clock -= log(1 - random.unit()) * 1000 / arrivalsPerSecond
            guard preprocessMilliseconds > 0 else { ready.append((clock, clock)); continue }
            let replica = Int(random.unit() * Double(servers))
            let core = cores[replica].indices.min { cores[replica][$0] < cores[replica][$1] } ?? 0
            let start = max(clock, cores[replica][core])
            cores[replica][core] = start + preprocessMilliseconds
            ready.append((clock, start + preprocessMilliseconds))
        }
        ready.sort { $0.ready < $1.ready }
        var free = Array(repeating: 0.0, count: servers)
        var latencies: [Double] = []
        latencies.reserveCapacity(requests)
        var next = 0
        while next < ready.count {
            let server = free.indices.min { free[$0] < free[$1] } ?? 0
            let start = max(free[server], ready[next].ready)
            var end = next
            while end < ready.count, end - next < serviceMilliseconds.count, ready[end].ready <= start { end += 1 }
            let done = start + serviceMilliseconds[end - next - 1]
            for item in ready[next..<end] { latencies.append(done - item.arrived) }
            free[server] = done
            next = end
        }
        let steady = latencies.dropFirst(requests / 10).sorted()
        func percentile(_ share: Double) -> Double { steady[Int(share * Double(steady.count - 1))] }
        return Result(
            mean: steady.reduce(0, +) / Double(steady.count), p50: percentile(0.5), p90: percentile(0.9),
            p95: percentile(0.95), p99: percentile(0.99))
    }
}

/// Steele, Lea & Flood 2014.
struct SplitMix64 {
    var state: UInt64

    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) / 9007199254740992
    }
}

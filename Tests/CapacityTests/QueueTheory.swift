import Foundation

/// Queues whose waits are known exactly; times in milliseconds, a service takes `service` on average.
enum QueueTheory {
    /// The chance to wait in M/M/c (Erlang 1917).
    static func erlangC(load: Double, servers: Int) -> Double {
        let offered = load * Double(servers)
        var blocking = 1.0
        for n in 1...servers { blocking = offered * blocking / (Double(n) + offered * blocking) }
        return blocking / (1 - load * (1 - blocking))
    }

    static func meanWaitMMc(load: Double, servers: Int, service: Double) -> Double {
        erlangC(load: load, servers: servers) * service / (Double(servers) * (1 - load))
    }

    /// The number in an M/D/c system, by the chain over one service time: whoever is in service leaves, Poisson arrivals
    /// come (Crommelin 1932).
    static func numbersMDc(load: Double, servers: Int) -> [Double] {
        let offered = load * Double(servers), most = servers * 14 + 60
        var arrivals = [exp(-offered)]
        for n in 1..<most { arrivals.append(arrivals[n - 1] * offered / Double(n)) }
        var now = [Double](repeating: 0, count: most)
        now[0] = 1
        for _ in 0..<4000 {
            var next = [Double](repeating: 0, count: most)
            let gone = now.prefix(servers + 1).reduce(0, +)
            for n in 0..<most {
                var sum = gone * arrivals[n]
                if n > 0 {
                    for left in 1...n where left + servers < most { sum += now[left + servers] * arrivals[n - left] }
                }
                next[n] = sum
            }
            let change = zip(now, next).reduce(0) { $0 + abs($1.0 - $1.1) }
            now = next
            if change < 1e-12 { break }
        }
        return now
    }

    static func meanWaitMDc(load: Double, servers: Int, service: Double) -> Double {
        let waiting = numbersMDc(load: load, servers: servers).enumerated().reduce(0) {
            $0 + Double(max(0, $1.offset - servers)) * $1.element
        }
        return waiting * service / (load * Double(servers))
    }

    /// The share of M/D/c's requests that wait no longer than `time` (Franx 2001).
    static func shareWaitingAtMost(_ time: Double, load: Double, servers: Int, service: Double) -> Double {
        let numbers = numbersMDc(load: load, servers: servers)
        var cumulative: [Double] = []
        for (n, share) in numbers.enumerated() { cumulative.append((n > 0 ? cumulative[n - 1] : 0) + share) }
        let periods = Int(time / service) + 1
        let expected = load * Double(servers) * (Double(periods) - time / service)
        var term = exp(-expected), sum = 0.0
        for arrivals in 0..<periods * servers {
            sum += cumulative[min(servers + periods * servers - 1 - arrivals, cumulative.count - 1)] * term
            term *= expected / Double(arrivals + 1)
        }
        return sum
    }
}

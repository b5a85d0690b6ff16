import func Foundation.exp
import func Foundation.log
import func Foundation.pow

/// The time before a service starts: none for some, a rest of the running services and a backlog for the others.
struct Wait {
    /// That all servers are busy.
    let probability: Double
    /// Until the next server is free: uniform up to this, in milliseconds.
    let longestRest: Double
    /// That others are still in front then, for one who waits.
    let backlogProbability: Double
    /// Mean of an exponential backlog.
    let backlog: Double

    var mean: Double { probability * (longestRest / 2 + backlogProbability * backlog) }

    /// The wait that a share of those who wait exceed.
    func exceeded(byShareOfWaiting share: Double) -> Double {
        let atLongest = tail(longestRest)
        if share < atLongest {
            return longestRest + backlog * log(atLongest / share)
        }
        var low = 0.0, high = longestRest
        for _ in 0..<12 {
            let middle = (low + high) / 2
            if tail(middle) > share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The share of those who wait that wait longer, up to the longest rest: a uniform rest plus, for some, an
    /// exponential backlog.
    private func tail(_ time: Double) -> Double {
        guard longestRest > 0 else { return backlogProbability }
        let rest = 1 - time / longestRest
        guard backlogProbability > 0, backlog > 0 else { return rest }
        return rest + backlogProbability * (1 - exp(-time / backlog)) * backlog / longestRest
    }

    /// That all of n servers are busy at a utilisation (Sakasegawa 1977).
    static func probability(utilisation: Double, servers: Double) -> Double {
        guard utilisation < 1 else { return 1 }
        return pow(utilisation, (2 * (servers + 1)).squareRoot() - 1)
    }

    /// That all of n servers are busy, exactly where service is exponential (Erlang 1917, formula C): with n above 1 and a
    /// moderate load much less than Sakasegawa's power, which is made for the mean wait.
    static func allBusy(utilisation: Double, servers: Int) -> Double {
        guard utilisation < 1, servers <= manyServers else {
            return probability(utilisation: utilisation, servers: Double(servers))
        }
        var loss = 1.0
        let offered = utilisation * Double(servers)
        for server in 1...max(servers, 1) { loss = offered * loss / (Double(server) + offered * loss) }
        return loss / (1 - utilisation * (1 - loss))
    }

    /// Beyond these the two are near each other and the recursion takes long.
    private static let manyServers = 1000
}

/// What happens next, in order of time: a binary heap in flat arrays.
struct EventQueue {
    private var times: [Double] = []
    private var codes: [UInt32] = []

    init(capacity: Int) {
        times.reserveCapacity(capacity)
        codes.reserveCapacity(capacity)
    }

    var count: Int { times.count }

    /// Infinite where nothing is to come.
    var nextTime: Double { times.isEmpty ? .infinity : times[0] }

    mutating func push(_ time: Double, _ code: UInt32) {
        var hole = times.count
        times.append(time)
        codes.append(code)
        while hole > 0 {
            let parent = (hole - 1) >> 1
            guard time < times[parent] else { break }
            times[hole] = times[parent]
            codes[hole] = codes[parent]
            hole = parent
        }
        times[hole] = time
        codes[hole] = code
    }

    /// The code of the next event, which there must be.
    mutating func pop() -> UInt32 {
        let first = codes[0]
        let time = times.removeLast(), code = codes.removeLast()
        let count = times.count
        guard count > 0 else { return first }
        var hole = 0
        while true {
            var child = 2 * hole + 1
            guard child < count else { break }
            if child + 1 < count, times[child + 1] < times[child] { child += 1 }
            guard times[child] < time else { break }
            times[hole] = times[child]
            codes[hole] = codes[child]
            hole = child
        }
        times[hole] = time
        codes[hole] = code
        return first
    }
}

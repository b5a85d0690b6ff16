/// Indices that are free, the lowest first: so that the last replicas idle, and can be let go.
struct FreeSet {
    private var words: [UInt64]
    private(set) var count = 0

    init(capacity: Int) {
        words = Array(repeating: 0, count: (capacity + 63) / 64)
    }

    static func full(_ capacity: Int) -> FreeSet {
        var set = FreeSet(capacity: capacity)
        for index in 0..<capacity { set.insert(index) }
        return set
    }

    var isEmpty: Bool { count == 0 }

    func contains(_ index: Int) -> Bool { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }

    mutating func insert(_ index: Int) {
        guard !contains(index) else { return }
        words[index >> 6] |= 1 << UInt64(index & 63)
        count += 1
    }

    mutating func remove(_ index: Int) {
        guard contains(index) else { return }
        words[index >> 6] &= ~(1 << UInt64(index & 63))
        count -= 1
    }

    /// Only where the set is not empty.
    mutating func removeLowest() -> Int {
        var word = 0
        while words[word] == 0 { word += 1 }
        let bit = words[word].trailingZeroBitCount
        words[word] &= words[word] - 1
        count -= 1
        return word << 6 + bit
    }
}

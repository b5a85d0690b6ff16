/// Where a reading lies in its setting: what a batch, or a server's load, changes.
struct Regime: Sendable {
    /// The share of the modelled time that is launch.
    let launchShare: Double
    /// Coordinates in units of their reach; what is not known counts as alike.
    private let place: SIMD4<Double>

    /// Launch shares this far apart share 1/e of what the regime carries.
    private static let reach = 0.3

    init(launchShare: Double) {
        self.launchShare = launchShare
        place = SIMD4(launchShare / Self.reach, 0, 0, 0)
    }

    /// - Parameter place: the logarithms of concurrency, prompt and answer, each in units of its reach.
    init(launchShare: Double, place: SIMD3<Double>) {
        self.launchShare = launchShare
        self.place = SIMD4(place, 0)
    }

    func distance(to other: Regime) -> Double {
        let difference = place - other.place
        return abs(difference.x).known + abs(difference.y).known + abs(difference.z).known + abs(difference.w).known
    }
}

extension Double {
    fileprivate var known: Double { isNaN ? 0 : self }
}

import Domain
import Prediction
import func Foundation.exp
import func Foundation.log

/// Operations that nobody counted, from the times that somebody measured.
///
/// A measured time implies the operations with which the roofline would take as long. Their median over a model's
/// measurements carries the model from one device to another; they are no count.
struct ImpliedOperations {
    private let book: NameBook
    private let roofline: Predictor

    init(_ book: NameBook, _ roofline: Predictor) {
        self.book = book
        self.roofline = roofline
    }

    /// What each measurement of a model implies, in GFLOP an item; nil where it implies nothing.
    func implied(by measurements: [Measurement], of fact: ModelFact?) -> [Double?] {
        measurements.map { row in
            guard row.gigaflopsPerItem == nil, let query = query(row, fact), let milliseconds = row.millisecondsPerBatch
            else { return nil }
            return solve(query, milliseconds)
        }
    }

    private func query(_ row: Measurement, _ fact: ModelFact?) -> ServiceQuery? {
        guard [.service, .stream, .offline].contains(row.kind), row.kind == .offline || row.hardwareCount == 1,
            let precision = Precision(rawValue: row.precision),
            let choice = book.knownHardware(row.hardware, count: Int(row.hardwareCount))
        else { return nil }
        return ServiceQuery(
            model: Self.model(row, fact), hardware: choice.hardware, runtime: row.runtime,
            precision: precision, batch: row.batchOfKind)
    }

    private static func model(_ row: Measurement, _ fact: ModelFact?) -> ModelProfile {
        ModelProfile(
            name: row.model, family: fact?.family, task: fact?.task ?? ModelTask(rawValue: row.task) ?? .other,
            parametersMillions: parametersRead(row.parametersMillions, fact), gigaflopsPerItem: 1)
    }

    /// Millions of parameters that a batch reads. Tables of embeddings are looked up, not read through.
    static func parametersRead(_ given: Double?, _ fact: ModelFact?) -> Double {
        fact?.task == .recommendation ? 0 : given ?? fact?.parametersMillions ?? 0
    }

    /// The roofline's time rises with the operations, so that halving their range finds them.
    private func solve(_ query: ServiceQuery, _ milliseconds: Double) -> Double? {
        func time(_ logarithm: Double) -> Double? {
            var query = query
            query.model = query.model.doing(gigaflops: exp(logarithm))
            return roofline.serviceTime(query)?.latencyMilliseconds.mean
        }
        var low = log(1e-4), high = log(1e6)
        guard let least = time(low), let most = time(high), (least...most).contains(milliseconds) else { return nil }
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if (time(middle) ?? 0) < milliseconds { low = middle } else { high = middle }
        }
        return exp((low + high) / 2)
    }
}

extension Measurement {
    /// Items of a batch so large that only the throughput counts.
    static let saturatingBatch = 4096

    fileprivate var batchOfKind: Int { kind == .offline ? Self.saturatingBatch : batch ?? 1 }

    fileprivate var millisecondsPerBatch: Double? {
        kind == .offline ? throughputPerSecond.map { Double(batchOfKind) * 1000 / $0 } : latencyMilliseconds
    }
}

extension [Double?] {
    /// The median of those that are known.
    func median(excluding excluded: [Int] = []) -> Double? {
        let left = indices.lazy.filter { !excluded.contains($0) }.compactMap { self[$0] }
        return left.sorted().quantile(0.5)
    }
}

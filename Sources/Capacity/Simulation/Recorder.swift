/// What a simulation measures, in arrays that are made once.
struct Recorder {
    /// Requests that arrived earlier are not measured: the queue had not filled yet.
    let measuredFrom: Double
    let fixed: Double
    /// Requests that take longer count as late.
    let promised: Double
    var latency = LatencyHistogram()
    var firstToken = LatencyHistogram()
    var perToken = LatencyHistogram()
    var arrived = 0
    var refused = 0
    var givenUp = 0
    var retried = 0
    var cold = 0
    var batches = 0
    var batched = 0
    var events = 0
    /// Of replicas, and of the cores that decode and resize.
    var busySeconds = 0.0
    var coreSeconds = 0.0
    var hours: [SimulationResult.Hour]

    init(measuredFrom: Double, fixed: Double, promised: Double, span: Double) {
        self.measuredFrom = measuredFrom
        self.fixed = fixed
        self.promised = promised
        hours = Array(repeating: .init(), count: max(1, Int(((span - 0.001) / 3600).rounded(.up))))
    }

    func hour(_ time: Double) -> Int { min(max(Int(time / 3600), 0), hours.count - 1) }

    mutating func finish(arrival: Double, now: Double) {
        guard arrival >= measuredFrom else { return }
        let time = now - arrival + fixed
        latency.record(seconds: time)
        if time > promised { hours[hour(arrival)].late += 1 }
    }

    mutating func drop(arrival: Double) {
        hours[hour(arrival)].dropped += 1
    }
}

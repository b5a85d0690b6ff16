/// LLM replicas with continuous batching: a request goes to the replica with the fewest, which reads one prompt at a
/// time between its decoding steps as long as the cache has room for the whole answer.
struct TokenStation: ServiceStation {
    private struct Request {
        var arrival: Double
        var prompt: Double
        var answer: Double
    }

    /// A sequence that is decoded; ordered by the step that ends it.
    private struct Sequence {
        var request: Request
        var firstToken: Double
    }

    private enum Phase: UInt8 { case idle, reading, decoding }

    private let service: TokenService
    private let replicas: Int
    private let places: Int
    private var queues: [FlatQueue<Request>]
    private var running: [EventQueue]
    private var sequences: [Sequence]
    private var freePlaces: [FreeSet]
    private var used: [Double]
    private var steps: [Double]
    private var phase: [Phase]
    private var phaseStart: [Double]
    private var stepSeconds: [Double]
    private var done: [Double]
    private var reading: [Request]
    private var outstanding: [Int]
    private var isOpen: [Bool]
    private var homeless: FlatQueue<Request>
    private var total = 0

    init(_ service: TokenService, _ fleet: Fleet) {
        self.service = service
        replicas = fleet.replicasPerMachine
        places = service.maxBatch
        let count = fleet.maximum * replicas, blank = Request(arrival: 0, prompt: 0, answer: 0)
        queues = (0..<count).map { _ in FlatQueue(blank: blank) }
        running = (0..<count).map { _ in EventQueue(capacity: service.maxBatch) }
        sequences = Array(repeating: Sequence(request: blank, firstToken: 0), count: count * places)
        freePlaces = (0..<count).map { _ in FreeSet.full(service.maxBatch) }
        used = Array(repeating: 0, count: count)
        steps = used
        phase = Array(repeating: .idle, count: count)
        phaseStart = used
        stepSeconds = used
        done = Array(repeating: -1, count: count)
        reading = Array(repeating: blank, count: count)
        outstanding = Array(repeating: 0, count: count)
        isOpen = Array(repeating: false, count: count)
        homeless = FlatQueue(blank: blank)
    }

    var coresPerMachine: Int { 1 }
    var waitingCount: Int { queues.reduce(homeless.count) { $0 + $1.count } }
    var isEmpty: Bool { total == 0 }

    mutating func take(_ arrival: Double, _ state: inout SimulationState) {
        total += 1
        let scatter = service.lengthScatter
        route(
            Request(
                arrival: arrival,
                prompt: max(1, (service.tokensIn * state.random.scattered(scatter)).rounded()),
                answer: max(1, (service.tokensOut * state.random.scattered(scatter)).rounded())), &state)
    }

    private mutating func route(_ request: Request, _ state: inout SimulationState) {
        var best = -1
        for replica in isOpen.indices where isOpen[replica] && (best < 0 || outstanding[replica] < outstanding[best]) {
            best = replica
        }
        guard best >= 0 else { return homeless.append(request) }
        outstanding[best] += 1
        queues[best].append(request)
        switch phase[best] {
        case .idle: proceed(best, &state)
        case .reading: break
        case .decoding: stopAfterStep(best, &state)
        }
    }

    /// Steps are skipped while nothing changes; a request that could start ends the leap at the step that runs.
    private mutating func stopAfterStep(_ replica: Int, _ state: inout SimulationState) {
        guard fits(queues[replica].first, replica) else { return }
        let made = ((state.now - phaseStart[replica]) / stepSeconds[replica]).rounded(.up)
        let end = phaseStart[replica] + max(made, 1) * stepSeconds[replica]
        guard end < done[replica] - stepSeconds[replica] / 2 else { return }
        state.recorder.busySeconds -= done[replica] - end
        done[replica] = end
        state.events.push(end, EventKind.served.code(replica))
    }

    private func fits(_ request: Request, _ replica: Int) -> Bool {
        guard running[replica].count < places else { return false }
        // One sequence alone is always let in: what is longer than the cache was refused when it was sized.
        return running[replica].count == 0 || used[replica] + request.prompt + request.answer <= service.cacheTokens
    }

    mutating func handle(_ code: UInt32, _ state: inout SimulationState) -> Int {
        let replica = EventKind.index(code)
        guard done[replica] == state.now else { return -1 }
        done[replica] = -1
        switch phase[replica] {
        case .idle: break
        case .reading: finishReading(replica, &state)
        case .decoding:
            let made = ((state.now - phaseStart[replica]) / stepSeconds[replica]).rounded()
            steps[replica] += made
            state.recorder.batches += Int(made)
            state.recorder.batched += Int(made) * running[replica].count
            finishSequences(replica, &state)
        }
        proceed(replica, &state)
        return replica / replicas
    }

    private mutating func finishReading(_ replica: Int, _ state: inout SimulationState) {
        let request = reading[replica]
        if request.arrival >= state.recorder.measuredFrom {
            state.recorder.firstToken.record(seconds: state.now - request.arrival + state.recorder.fixed)
        }
        guard request.answer > 1 else { return leave(request, replica, &state) }
        let place = freePlaces[replica].removeLowest()
        sequences[replica * places + place] = Sequence(request: request, firstToken: state.now)
        used[replica] += request.prompt + request.answer
        running[replica].push(steps[replica] + request.answer - 1, UInt32(place))
    }

    private mutating func finishSequences(_ replica: Int, _ state: inout SimulationState) {
        while running[replica].nextTime <= steps[replica] {
            let place = Int(running[replica].pop())
            let sequence = sequences[replica * places + place], request = sequence.request
            freePlaces[replica].insert(place)
            used[replica] -= request.prompt + request.answer
            if request.arrival >= state.recorder.measuredFrom {
                state.recorder.perToken.record(
                    seconds: (state.now - sequence.firstToken) / (request.answer - 1))
            }
            leave(request, replica, &state)
        }
    }

    private mutating func leave(_ request: Request, _ replica: Int, _ state: inout SimulationState) {
        state.recorder.finish(arrival: request.arrival, now: state.now)
        outstanding[replica] -= 1
        total -= 1
    }

    /// At the end of a step or a prompt: the next prompt if there is room, else steps until a sequence ends.
    private mutating func proceed(_ replica: Int, _ state: inout SimulationState) {
        while !queues[replica].isEmpty, fits(queues[replica].first, replica) {
            let request = queues[replica].removeFirst()
            if let limit = state.limits.waitSeconds, state.now - request.arrival > limit {
                state.recorder.givenUp += 1
                state.recorder.drop(arrival: request.arrival)
                outstanding[replica] -= 1
                total -= 1
                continue
            }
            reading[replica] = request
            let time = service.prefillMilliseconds / 1000 * request.prompt / max(service.tokensIn, 1)
            begin(.reading, replica, time, &state)
            return
        }
        let count = running[replica].count
        guard count > 0 else {
            phase[replica] = .idle
            return
        }
        stepSeconds[replica] =
            (service.stepBaseMilliseconds + Double(count) * service.stepPerSequenceMilliseconds) / 1000
        let many = running[replica].nextTime - steps[replica]
        begin(.decoding, replica, many * stepSeconds[replica], &state)
    }

    private mutating func begin(_ next: Phase, _ replica: Int, _ time: Double, _ state: inout SimulationState) {
        phase[replica] = next
        phaseStart[replica] = state.now
        done[replica] = state.now + time
        state.recorder.busySeconds += time
        state.events.push(done[replica], EventKind.served.code(replica))
    }

    mutating func open(_ machine: Int, _ state: inout SimulationState) {
        for replica in machine * replicas..<(machine + 1) * replicas { isOpen[replica] = true }
        while !homeless.isEmpty { route(homeless.removeFirst(), &state) }
    }

    mutating func close(_ machine: Int) {
        for replica in machine * replicas..<(machine + 1) * replicas { isOpen[replica] = false }
    }

    func isIdle(_ machine: Int) -> Bool {
        (machine * replicas..<(machine + 1) * replicas).allSatisfy { outstanding[$0] == 0 }
    }

    mutating func lose(_ machine: Int, _ state: inout SimulationState) {
        close(machine)
        for replica in machine * replicas..<(machine + 1) * replicas {
            var back: [Request] = []
            if phase[replica] == .reading { back.append(reading[replica]) }
            while running[replica].count > 0 {
                let place = Int(running[replica].pop())
                back.append(sequences[replica * places + place].request)
                freePlaces[replica].insert(place)
            }
            state.recorder.retried += back.count
            while !queues[replica].isEmpty { back.append(queues[replica].removeFirst()) }
            done[replica] = -1
            phase[replica] = .idle
            used[replica] = 0
            outstanding[replica] = 0
            for request in back { route(request, &state) }
        }
    }
}

/// Replicas that share one queue and take what waits in batches, after a stage on their machines' cores.
struct BatchStation: ServiceStation {
    private struct Waiting {
        var arrival: Double
        var since: Double
    }

    private let seconds: [Double]
    private let largest: Int
    private let scatter: Double
    private let maxWait: Double
    private let preparing: Double
    private let replicas: Int
    private let cores: Int
    private var queue = FlatQueue(blank: Waiting(arrival: 0, since: 0))
    private var raw = FlatQueue(blank: 0.0)
    private var freeReplicas: FreeSet
    private var freeCores: FreeSet
    /// Arrivals of the batch on each replica, `largest` places each, and how many.
    private var held: [Double]
    private var heldCount: [Int]
    /// When a replica or core is done; tells the end of work that was lost from one that still counts.
    private var replicaDone: [Double]
    private var coreDone: [Double]
    private var coreArrival: [Double]
    private var busy: [Int]
    private var isOpen: [Bool]
    private var inWork = 0
    private var timer = Double.infinity

    init(_ service: BatchService, _ fleet: Fleet) {
        largest = max(1, BatchQueue.bestBatch(service.serviceMilliseconds))
        seconds = service.serviceMilliseconds.prefix(largest).map { $0 / 1000 }
        scatter = service.scatter
        maxWait = service.maxWaitMilliseconds / 1000
        let stage = PreprocessStage.shape(
            milliseconds: service.preprocessMilliseconds,
            cores: service.preprocessCores * Double(fleet.replicasPerMachine))
        preparing = stage.milliseconds / 1000
        cores = stage.cores
        replicas = fleet.replicasPerMachine
        let most = fleet.maximum
        freeReplicas = FreeSet(capacity: most * replicas)
        freeCores = FreeSet(capacity: most * cores)
        held = Array(repeating: 0, count: most * replicas * largest)
        heldCount = Array(repeating: 0, count: most * replicas)
        replicaDone = Array(repeating: -1, count: most * replicas)
        coreDone = Array(repeating: -1, count: most * cores)
        coreArrival = Array(repeating: 0, count: most * cores)
        busy = Array(repeating: 0, count: most)
        isOpen = Array(repeating: false, count: most)
    }

    var coresPerMachine: Int { cores }
    var waitingCount: Int { queue.count + raw.count }
    var isEmpty: Bool { inWork == 0 && queue.isEmpty && raw.isEmpty }

    mutating func take(_ arrival: Double, _ state: inout SimulationState) {
        if preparing > 0 {
            raw.append(arrival)
            if !freeCores.isEmpty { prepare(&state) }
        } else {
            queue.append(Waiting(arrival: arrival, since: state.now))
            if !freeReplicas.isEmpty { serve(&state) }
        }
    }

    mutating func handle(_ code: UInt32, _ state: inout SimulationState) -> Int {
        let index = EventKind.index(code)
        switch EventKind.kind(code) {
        case .served: return finishBatch(index, &state)
        case .prepared: return finishPreparing(index, &state)
        default:
            if timer <= state.now { timer = .infinity }
            serve(&state)
            return -1
        }
    }

    private mutating func finishBatch(_ replica: Int, _ state: inout SimulationState) -> Int {
        guard replicaDone[replica] == state.now else { return -1 }
        replicaDone[replica] = -1
        let first = replica * largest
        for place in first..<first + heldCount[replica] {
            state.recorder.finish(arrival: held[place], now: state.now)
        }
        inWork -= heldCount[replica]
        heldCount[replica] = 0
        let machine = replica / replicas
        busy[machine] -= 1
        guard isOpen[machine] else { return machine }
        freeReplicas.insert(replica)
        if !queue.isEmpty { serve(&state) }
        return machine
    }

    private mutating func finishPreparing(_ core: Int, _ state: inout SimulationState) -> Int {
        guard coreDone[core] == state.now else { return -1 }
        coreDone[core] = -1
        inWork -= 1
        let machine = core / cores
        busy[machine] -= 1
        queue.append(Waiting(arrival: coreArrival[core], since: state.now))
        if isOpen[machine] {
            freeCores.insert(core)
            if !raw.isEmpty { prepare(&state) }
        }
        if !freeReplicas.isEmpty { serve(&state) }
        return machine
    }

    private mutating func prepare(_ state: inout SimulationState) {
        while !raw.isEmpty, !freeCores.isEmpty {
            let arrival = raw.removeFirst()
            if isTooLate(arrival, &state) { continue }
            let core = freeCores.removeLowest()
            coreArrival[core] = arrival
            coreDone[core] = state.now + preparing
            busy[core / cores] += 1
            inWork += 1
            state.recorder.coreSeconds += preparing
            state.events.push(coreDone[core], EventKind.prepared.code(core))
        }
    }

    /// Starts batches as long as something waits and a replica is free.
    private mutating func serve(_ state: inout SimulationState) {
        while !queue.isEmpty, !freeReplicas.isEmpty {
            if maxWait > 0, queue.count < largest {
                let due = queue.first.since + maxWait
                guard state.now >= due else {
                    // One timer is enough: whoever it finds waiting sets the next.
                    if due < timer {
                        timer = due
                        state.events.push(due, EventKind.batchTimer.code(0))
                    }
                    return
                }
            }
            let replica = freeReplicas.removeLowest()
            let first = replica * largest
            var count = 0
            while count < largest, !queue.isEmpty {
                let arrival = queue.removeFirst().arrival
                if isTooLate(arrival, &state) { continue }
                held[first + count] = arrival
                count += 1
            }
            guard count > 0 else {
                freeReplicas.insert(replica)
                return
            }
            heldCount[replica] = count
            let time = scatter > 0 ? seconds[count - 1] * state.random.scattered(scatter) : seconds[count - 1]
            replicaDone[replica] = state.now + time
            busy[replica / replicas] += 1
            inWork += count
            state.recorder.busySeconds += time
            state.recorder.batches += 1
            state.recorder.batched += count
            state.events.push(replicaDone[replica], EventKind.served.code(replica))
        }
    }

    private func isTooLate(_ arrival: Double, _ state: inout SimulationState) -> Bool {
        guard let limit = state.limits.waitSeconds, state.now - arrival > limit else { return false }
        state.recorder.givenUp += 1
        state.recorder.drop(arrival: arrival)
        return true
    }

    mutating func open(_ machine: Int, _ state: inout SimulationState) {
        isOpen[machine] = true
        for replica in machine * replicas..<(machine + 1) * replicas where heldCount[replica] == 0 {
            freeReplicas.insert(replica)
        }
        if preparing > 0 {
            for core in machine * cores..<(machine + 1) * cores where coreDone[core] < 0 { freeCores.insert(core) }
            prepare(&state)
        }
        serve(&state)
    }

    mutating func close(_ machine: Int) {
        isOpen[machine] = false
        for replica in machine * replicas..<(machine + 1) * replicas { freeReplicas.remove(replica) }
        if preparing > 0 { for core in machine * cores..<(machine + 1) * cores { freeCores.remove(core) } }
    }

    func isIdle(_ machine: Int) -> Bool { busy[machine] == 0 }

    mutating func lose(_ machine: Int, _ state: inout SimulationState) {
        close(machine)
        busy[machine] = 0
        for replica in machine * replicas..<(machine + 1) * replicas {
            replicaDone[replica] = -1
            for place in 0..<heldCount[replica] {
                comeBack(held[replica * largest + place], &state)
            }
            inWork -= heldCount[replica]
            heldCount[replica] = 0
        }
        for core in machine * cores..<(machine + 1) * cores where coreDone[core] >= 0 {
            coreDone[core] = -1
            inWork -= 1
            comeBack(coreArrival[core], &state)
        }
    }

    private mutating func comeBack(_ arrival: Double, _ state: inout SimulationState) {
        state.recorder.retried += 1
        take(arrival, &state)
    }
}

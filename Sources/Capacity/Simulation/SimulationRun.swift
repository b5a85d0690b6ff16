/// The loop of a simulation: the next arrival or the next event, whichever comes first.
struct SimulationRun<Station: ServiceStation> {
    private let fleet: Fleet
    private let span: Double
    private let mostRequests: Int
    private var station: Station
    private var state: SimulationState
    private var pool: MachinePool
    private var arrivals: ArrivalStream
    private var failures: RandomStream
    private var rule: ScalingRule?
    private var nextArrival = 0.0
    private var wasStopped = false

    init(_ simulation: Simulation, _ station: Station, fixed: Double) {
        fleet = simulation.fleet
        span = simulation.spanSeconds
        mostRequests = simulation.mostRequests
        self.station = station
        state = SimulationState(
            now: 0, events: EventQueue(capacity: 4 * fleet.maximum * fleet.replicasPerMachine + 64),
            recorder: Recorder(
                measuredFrom: simulation.warmUpSeconds, fixed: fixed, promised: simulation.promisedSeconds, span: span),
            random: RandomStream(seed: simulation.seed, stream: 2), limits: simulation.limits)
        pool = MachinePool(maximum: fleet.maximum, from: 0)
        failures = RandomStream(seed: simulation.seed, stream: 3)
        arrivals = ArrivalStream(
            simulation.arrivals, bursts: simulation.bursts, from: 0,
            random: RandomStream(seed: simulation.seed, stream: 1))
        rule = fleet.autoscaler.map {
            ScalingRule(
                $0, minimum: fleet.minimum, maximum: fleet.maximum, initialRate: simulation.arrivals.firstRate)
        }
        let initial = rule?.machines(rate: simulation.arrivals.firstRate) ?? fleet.maximum
        for machine in 0..<initial { join(machine) }
        if let interval = fleet.autoscaler?.intervalSeconds {
            state.events.push(interval, EventKind.look.code(0))
        }
    }

    mutating func result(_ watch: (Double) -> Bool) -> SimulationResult {
        nextArrival = arrivals.next(before: span)
        // Looking at the clock costs more than an event: every 2¹⁶ of them is soon enough.
        var untilWatched = 1 << 16
        while true {
            let event = state.events.nextTime
            if nextArrival <= event {
                guard nextArrival < .infinity else { break }
                state.now = nextArrival
                arrive()
            } else {
                state.now = event
                handle(state.events.pop())
            }
            state.recorder.events += 1
            if nextArrival == .infinity, station.isEmpty { break }
            untilWatched -= 1
            if untilWatched == 0 {
                untilWatched = 1 << 16
                guard watch(min(state.now / span, 1)) else {
                    wasStopped = true
                    break
                }
            }
        }
        return summary()
    }

    private mutating func arrive() {
        let arrival = nextArrival
        state.recorder.arrived += 1
        state.recorder.hours[state.recorder.hour(arrival)].arrived += 1
        rule?.arrive(at: arrival)
        if pool.ready == 0 {
            state.recorder.cold += 1
            // Whoever finds nobody at all wakes the first machine, whatever was measured.
            if pool.starting == 0, let machine = pool.states.firstIndex(of: .off) { start(machine) }
        }
        if let longest = state.limits.queue, station.waitingCount >= longest {
            state.recorder.refused += 1
            state.recorder.drop(arrival: arrival)
        } else {
            station.take(arrival, &state)
        }
        nextArrival = state.recorder.arrived < mostRequests ? arrivals.next(before: span) : .infinity
    }

    private mutating func handle(_ code: UInt32) {
        switch EventKind.kind(code) {
        case .machineReady:
            let machine = EventKind.index(code)
            guard pool.states[machine] == .starting, pool.readyAt[machine] == state.now else { return }
            join(machine)
        case .look: look()
        case .interruption: interrupt(EventKind.index(code))
        default:
            let machine = station.handle(code, &state)
            if pool.draining > 0, machine >= 0 { leaveIfDone(machine) }
        }
    }

    private mutating func join(_ machine: Int) {
        account()
        pool.set(machine, .ready, readyAt: state.now)
        station.open(machine, &state)
        if fleet.interruptionsPerHour > 0 {
            let after = failures.exponential() * 3600 / fleet.interruptionsPerHour
            state.events.push(state.now + after, EventKind.interruption.code(machine))
        }
    }

    private mutating func start(_ machine: Int) {
        account()
        pool.set(machine, .starting, readyAt: state.now + fleet.startSeconds)
        state.events.push(state.now + fleet.startSeconds, EventKind.machineReady.code(machine))
    }

    /// A failure that was drawn for an earlier life of the machine is drawn again for this one, which changes nothing:
    /// times to failure have no memory.
    private mutating func interrupt(_ machine: Int) {
        guard pool.states[machine] == .ready, nextArrival < .infinity else { return }
        account()
        pool.set(machine, .off)
        station.lose(machine, &state)
        start(machine)
    }

    private mutating func look() {
        guard var rule, nextArrival < .infinity else { return }
        let (wanted, held) = rule.look(at: state.now)
        self.rule = rule
        var running = pool.ready + pool.starting
        var machine = 0
        while running < wanted, machine < fleet.maximum {
            switch pool.states[machine] {
            case .off:
                start(machine)
                running += 1
            case .draining:
                account()
                pool.set(machine, .ready, readyAt: state.now)
                station.open(machine, &state)
                running += 1
            default: break
            }
            machine += 1
        }
        machine = fleet.maximum - 1
        while running > held, machine >= 0 {
            if pool.states[machine] == .starting || pool.states[machine] == .ready {
                letGo(machine)
                running -= 1
            }
            machine -= 1
        }
        if let interval = fleet.autoscaler?.intervalSeconds {
            state.events.push(state.now + interval, EventKind.look.code(0))
        }
    }

    private mutating func letGo(_ machine: Int) {
        account()
        if pool.states[machine] == .ready {
            station.close(machine)
            pool.set(machine, .draining)
            leaveIfDone(machine)
        } else {
            pool.set(machine, .off)
        }
    }

    private mutating func leaveIfDone(_ machine: Int) {
        guard pool.states[machine] == .draining, station.isIdle(machine) else { return }
        account()
        pool.set(machine, .off)
    }

    /// Machines are counted to the end of the span, however long the last requests take.
    private mutating func account() {
        pool.account(to: min(state.now, span), &state.recorder)
    }

    private mutating func summary() -> SimulationResult {
        let measured = wasStopped ? min(state.now, span) : span
        pool.account(to: measured, &state.recorder)
        let recorder = state.recorder
        let replicaSeconds = pool.readySeconds * Double(fleet.replicasPerMachine)
        return SimulationResult(
            spanSeconds: measured, latency: recorder.latency, firstToken: recorder.firstToken,
            perToken: recorder.perToken, arrived: recorder.arrived, refused: recorder.refused,
            givenUp: recorder.givenUp, retried: recorder.retried, cold: recorder.cold, batches: recorder.batches,
            batched: recorder.batched, events: recorder.events,
            utilisation: replicaSeconds > 0 ? min(1, recorder.busySeconds / replicaSeconds) : 0,
            coreUtilisation: pool.readySeconds > 0
                ? min(1, recorder.coreSeconds / (pool.readySeconds * Double(station.coresPerMachine))) : 0,
            machineSeconds: pool.machineSeconds, hours: recorder.hours, wasStopped: wasStopped)
    }
}

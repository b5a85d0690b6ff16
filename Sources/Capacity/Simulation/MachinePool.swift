/// The machines of a running simulation: which are there, which are on their way, what they add up to.
struct MachinePool {
    enum State: UInt8 { case off, starting, ready, draining }

    private(set) var states: [State]
    /// When a machine that starts will be ready; tells a start that was overtaken from one that still counts.
    private(set) var readyAt: [Double]
    private(set) var ready = 0
    private(set) var starting = 0
    private(set) var draining = 0
    private(set) var machineSeconds = 0.0
    private(set) var readySeconds = 0.0
    private var accountedTo: Double

    init(maximum: Int, from start: Double) {
        states = Array(repeating: .off, count: maximum)
        readyAt = Array(repeating: 0, count: maximum)
        accountedTo = start
    }

    /// Machines that are billed.
    var running: Int { ready + starting + draining }

    /// Adds up the time since the last change, hour by hour.
    mutating func account(to time: Double, _ recorder: inout Recorder) {
        readySeconds += max(0, time - accountedTo) * Double(ready)
        while accountedTo < time {
            let hour = recorder.hour(accountedTo)
            let end = min(time, hour + 1 == recorder.hours.count ? time : Double(hour + 1) * 3600)
            let seconds = (end - accountedTo) * Double(running)
            machineSeconds += seconds
            recorder.hours[hour].machineSeconds += seconds
            recorder.hours[hour].mostMachines = max(recorder.hours[hour].mostMachines, running)
            accountedTo = end
        }
    }

    mutating func set(_ machine: Int, _ state: State, readyAt time: Double = 0) {
        count(states[machine], -1)
        count(state, 1)
        states[machine] = state
        readyAt[machine] = time
    }

    private mutating func count(_ state: State, _ change: Int) {
        switch state {
        case .off: break
        case .starting: starting += change
        case .ready: ready += change
        case .draining: draining += change
        }
    }
}

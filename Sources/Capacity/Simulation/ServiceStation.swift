/// What the machines of a simulation do with requests; the simulation itself knows arrivals, machines and time.
protocol ServiceStation {
    /// A request arrives, or comes back from a machine that was lost.
    mutating func take(_ arrival: Double, _ state: inout SimulationState)
    /// An event that the station scheduled; returns the machine it was on, or -1.
    mutating func handle(_ code: UInt32, _ state: inout SimulationState) -> Int
    /// A machine joins.
    mutating func open(_ machine: Int, _ state: inout SimulationState)
    /// A machine takes nothing more.
    mutating func close(_ machine: Int)
    func isIdle(_ machine: Int) -> Bool
    /// A machine is gone; what it was doing goes back to the queue.
    mutating func lose(_ machine: Int, _ state: inout SimulationState)
    /// Requests that nobody works on.
    var waitingCount: Int { get }
    /// Requests not answered yet.
    var isEmpty: Bool { get }
    /// That decode and resize.
    var coresPerMachine: Int { get }
}

/// What stations and the simulation share.
struct SimulationState {
    var now: Double
    var events: EventQueue
    var recorder: Recorder
    var random: RandomStream
    let limits: RequestLimits
}

/// An event's kind in the upper bits and its index in the lower ones.
enum EventKind: UInt32 {
    case served, prepared, batchTimer, machineReady, look, interruption

    static let shift: UInt32 = 28

    func code(_ index: Int) -> UInt32 { rawValue << Self.shift | UInt32(index) }

    static func kind(_ code: UInt32) -> EventKind? { EventKind(rawValue: code >> shift) }
    static func index(_ code: UInt32) -> Int { Int(code & (1 << shift - 1)) }
}

import ArgumentParser

/// What is replayed, and under which circumstances.
struct ReplayArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Replay these arrivals, a CSV file of times or counts.", valueName: "file"))
    var trace: String?

    @Flag(help: "Replay the planned peak, held, on all machines, in place of the load's day or week.")
    var busyHour = false

    @Flag(help: "The busy hour without the machine that is there in case one is lost: what recommend states.")
    var withoutSpare = false

    @Option(
        help: ArgumentHelp(
            "How long arrivals go on. (default: a day, the busy hour, or the whole trace)", valueName: "h"))
    var hours: Double?

    @Option(help: ArgumentHelp("Stop after this many arrivals.", valueName: "n"))
    var requests: Int?

    @Option(help: ArgumentHelp("Another seed is another day of the same load.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Bursts of about 10 s with this many times the rate, a tenth of the time.", valueName: "factor"))
    var burst: Double?

    @Option(
        help: ArgumentHelp(
            "Deviation of service times over their mean, 0 to 1; of lengths for an LLM.", valueName: "share"))
    var scatter = 0.0

    @Option(help: ArgumentHelp("How long a request waits for others to fill its batch.", valueName: "ms"))
    var batchWaitMs = 0.0

    @Option(help: ArgumentHelp("Refuse requests that find this many waiting.", valueName: "n"))
    var queueLimit: Int?

    @Option(help: ArgumentHelp("Give up requests that have waited this long.", valueName: "ms"))
    var timeLimitMs: Double?

    @Option(help: ArgumentHelp("How often each machine is lost and replaced.", valueName: "per hour"))
    var losses: Double?

    func validate() throws {
        if trace != nil, busyHour { throw ValidationError("--trace has its own peak: give it or --busy-hour") }
        if trace != nil, burst != nil { throw ValidationError("--trace has its own bursts: give it or --burst") }
        if withoutSpare, !busyHour {
            throw ValidationError("--without-spare goes with --busy-hour: otherwise machines come and go with the load")
        }
        try FlagRange(0.001...87_600, "hours from 0.001 to 87,600").check("--hours", hours)
        try FlagRange.oneOrMore.check("--requests", requests.map(Double.init))
        try FlagRange(1...10, "a factor from 1 to 10").check("--burst", burst)
        try FlagRange(0...1, "a share from 0 to 1").check("--scatter", scatter)
        try FlagRange(0...60_000, "milliseconds from 0 to 60,000").check("--batch-wait-ms", batchWaitMs)
        try FlagRange(0...1e9, "0 or more").check("--queue-limit", queueLimit.map(Double.init))
        try FlagRange(0...1e9, "milliseconds, 0 or more").check("--time-limit-ms", timeLimitMs)
        try FlagRange(0...1000, "losses an hour from 0 to 1,000").check("--losses", losses)
    }
}

/// The machines that serve, and what adds and removes them.
public struct Fleet: Sendable, Hashable {
    /// Machines that always run, and the most there may be.
    public var minimum: Int
    public var maximum: Int
    public var replicasPerMachine: Int
    /// Nil where all of `maximum` run all the time.
    public var autoscaler: Autoscaler?
    /// From asking for a machine to its first request.
    public var startSeconds: Double
    /// How often a running machine is lost, and replaced after `startSeconds`: failures, or spot machines taken back.
    public var interruptionsPerHour: Double

    public init(
        minimum: Int, maximum: Int, replicasPerMachine: Int = 1, autoscaler: Autoscaler? = nil,
        startSeconds: Double = 0, interruptionsPerHour: Double = 0
    ) {
        self.maximum = max(1, maximum)
        self.minimum = min(max(0, minimum), self.maximum)
        self.replicasPerMachine = max(1, replicasPerMachine)
        self.autoscaler = autoscaler
        self.startSeconds = max(0, startSeconds)
        self.interruptionsPerHour = max(0, interruptionsPerHour)
    }

    public static func fixed(_ machines: Int, replicasPerMachine: Int = 1) -> Fleet {
        Fleet(minimum: machines, maximum: machines, replicasPerMachine: replicasPerMachine)
    }

    /// Sets the number of machines by the rate that was measured: as a horizontal autoscaler does by utilisation, which
    /// is the rate over what a machine carries.
    public struct Autoscaler: Sendable, Hashable {
        /// What a machine is meant to carry; the share of its capacity that the autoscaler aims at.
        public var requestsPerSecondPerMachine: Double
        public var intervalSeconds: Double
        /// Over how long the rate is measured.
        public var windowSeconds: Double
        /// How long fewer machines must do before one is let go.
        public var holdSeconds: Double
        /// Machines beside those the rate asks for, so that one may be lost.
        public var spareMachines: Int
        /// How long the last machine stays without a request, where there may be none.
        public var keepAliveSeconds: Double

        public init(
            requestsPerSecondPerMachine: Double, intervalSeconds: Double = 15, windowSeconds: Double = 60,
            holdSeconds: Double = 300, spareMachines: Int = 0, keepAliveSeconds: Double = 0
        ) {
            self.requestsPerSecondPerMachine = requestsPerSecondPerMachine
            self.intervalSeconds = max(1, intervalSeconds)
            self.windowSeconds = max(windowSeconds, self.intervalSeconds)
            self.holdSeconds = max(0, holdSeconds)
            self.spareMachines = max(0, spareMachines)
            self.keepAliveSeconds = max(0, keepAliveSeconds)
        }
    }
}

/// When a request is turned away or given up.
public struct RequestLimits: Sendable, Hashable {
    /// A request that finds this many waiting is refused.
    public var queue: Int?
    /// A request that has waited longer when its turn comes is given up.
    public var waitSeconds: Double?

    public init(queue: Int? = nil, waitSeconds: Double? = nil) {
        self.queue = queue
        self.waitSeconds = waitSeconds
    }
}

/// What the rules take from facts and from the person who asks.
public struct ReviewSettings: Sendable {
    /// The least that a platform allows beside a GPU.
    public struct GPUMinimum: Hashable, Sendable {
        /// `cloud-run-service` or `cloud-run-job`.
        public let target: String
        /// `NVIDIA L4`.
        public let accelerator: String
        public let vcpu: Double
        public let memoryGiB: Double

        public init(target: String, accelerator: String, vcpu: Double, memoryGiB: Double) {
            self.target = target
            self.accelerator = accelerator
            self.vcpu = vcpu
            self.memoryGiB = memoryGiB
        }
    }

    /// Registries that images may come from; empty allows all.
    public var registries: [String]
    public var gpuMinimums: [GPUMinimum]

    public init(registries: [String] = [], gpuMinimums: [GPUMinimum] = []) {
        self.registries = registries
        self.gpuMinimums = gpuMinimums
    }
}

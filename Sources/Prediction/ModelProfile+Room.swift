public import Domain

extension ModelProfile {
    /// Of a device's memory, what servers give to weights and cache (vLLM's `gpu_memory_utilization`).
    private static let usedMemory = 0.9
    private static let megabytesPerGiB = 1073.741824

    /// Whether a server holds the cache of so many requests, each with all of its tokens. Where it does not, some wait
    /// for a place, however fast it is.
    ///
    /// The cache is as narrow as the weights: servers of fp8 models keep it in fp8.
    public func hasRoom(
        on accelerator: Accelerator, devices: Double, requests: Double, tokens: Double, precision: Precision
    ) -> Bool {
        guard let transformer else { return true }
        let memory = accelerator.memoryGiB * Self.megabytesPerGiB * devices * Self.usedMemory
        let value = min(precision.bytesPerWeight, 2)
        let cache = requests * tokens * transformer.cacheBytesPerToken(bytesPerValue: value) / 1e6
        return cache <= memory - parametersMillions * precision.bytesPerWeight
    }
}

import Domain

/// Whether a model's weights and its cache fit the memory of the devices.
struct Room {
    let model: ModelProfile
    let precision: Precision
    let request: PredictionRequest

    private static let gib = 1_073_741_824.0

    /// Weights, and the key–value cache of the largest batch: what no implementation can do without.
    private var leastGiB: Double {
        let weights = model.parametersMillions * 1e6 * precision.bytesPerWeight
        let tokens = (request.tokensIn ?? 0) + (request.tokensOut ?? 0)
        let cache = model.transformer?.cacheBytesPerToken(bytesPerValue: 2) ?? 0
        return (weights + cache * tokens * Double(request.batches.max() ?? 1)) / Self.gib
    }

    /// - Throws: `.badData` where it does not fit.
    func check(_ choice: HardwareChoice) throws(BerthError) -> HardwareChoice {
        guard let memory = choice.memoryGiB, leastGiB > memory else { return choice }
        throw BerthError(
            .badData,
            "\(model.name) in \(precision.rawValue) needs at least \(Int(min(leastGiB, 1e9).rounded(.up))) GiB, and "
                + "\(choice.count) × \(choice.name) has \(Int(memory.rounded(.down)))",
            hints: ["more devices (--count), a narrower precision, a smaller batch or shorter requests"])
    }

    /// The smallest power of two of the devices that holds it.
    func enough(of choice: HardwareChoice) throws(BerthError) -> HardwareChoice {
        var choice = choice
        while let memory = choice.memoryGiB, leastGiB > memory, choice.count * 2 <= choice.most {
            choice = choice.with(count: choice.count * 2)
        }
        return try check(choice)
    }
}

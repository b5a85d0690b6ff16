import Domain

/// The roofline of a decoder in one setting.
struct DecoderTime: Sendable {
    let setting: Setting
    let expected: Expected
    private let model: ModelProfile
    private let rates: DeviceRates
    private let queue: Double
    private let allReduce: (accelerator: Accelerator, devices: Double, start: Double)?

    /// A decoder of so many layers takes `launch_ms`: each layer starts its kernels.
    private static let launchLayers = 64.0

    /// - Parameter accelerator: with how many of them work together.
    init?(
        _ context: RooflineContext, _ model: ModelProfile, _ rates: DeviceRates,
        accelerator: (Accelerator, devices: Double)?, runtime: String, precision: Precision, use: Setting.Use
    ) {
        guard
            let expected = context.expectations.decoder(
                model, rates, runtime: runtime, precision: precision, use: use)
        else { return nil }
        self.expected = expected
        setting = Setting(rates, runtime: runtime, precision: precision, use: use)
        self.model = model
        self.rates = rates
        let table = context.table
        queue = table[.queue, expected.names]?.typical ?? 0
        let start = table[.allReduceMilliseconds, expected.names]?.typical
        allReduce = accelerator.flatMap { part in start.map { (part.0, part.devices, $0) } }
    }

    func time(_ passage: Passage) -> ModelledTime {
        let precision = setting.precision
        let cache = model.transformer?.cacheBytesPerToken(bytesPerValue: precision == .fp32 ? 4 : 2) ?? 0
        let megabytes =
            model.weightsRead(tokens: passage.tokens, precision: precision) + passage.cachedTokens * cache / 1e6
        var work = Work(
            compute: passage.gigaflops / rates.gigaflopsPerMillisecond,
            memory: megabytes / rates.megabytesPerMillisecond)
        work.launches = model.transformer.map { Double($0.layers) / Self.launchLayers } ?? 1
        work.fixed = passage.queuedGigaflops / rates.gigaflopsPerMillisecond * queue
        if let allReduce,
            let sums = AllReduce(allReduce.accelerator, devices: allReduce.devices, model, tokens: passage.tokens)
        {
            work.fixed += sums.milliseconds + sums.count * allReduce.start
        }
        let alone = expected.roofline.time(work)
        work.fixed += queue * passage.queuedPrompts * (alone.milliseconds - alone.launching)
        return expected.roofline.time(work)
    }
}

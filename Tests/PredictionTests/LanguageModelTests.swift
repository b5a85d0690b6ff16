import Domain
import Prediction
import Testing

@Suite("Language models")
struct LanguageModelTests {
    static func decode(
        _ hardware: Hardware, _ precision: Precision = .fp16, batch: Int = 1, context: Double = 0,
        model: ModelProfile = PredictorTests.sevenB
    ) throws -> Double {
        try #require(
            SeedData.predictor().decodeStep(
                PredictorTests.query(hardware, model: model, runtime: "vllm", precision: precision, batch: batch),
                contextTokens: context)
        ).latencyMilliseconds.mean
    }

    @Test(
        "a step takes at least the time to read the weights",
        arguments: ["NVIDIA L4", "NVIDIA A10G", "NVIDIA A100 80GB", "NVIDIA H100 80GB"])
    func weights(_ name: String) throws {
        let bandwidth = try #require(SeedData.accelerators[name]?.memoryBandwidthGBs)
        #expect(try Self.decode(PredictorTests.gpu(name)) >= 6738 * 2 / bandwidth)
    }

    @Test("the cache, the batch and wider weights cost time")
    func dearer() throws {
        let hardware = try PredictorTests.gpu("NVIDIA L4")
        let plain = try Self.decode(hardware)
        #expect(try Self.decode(hardware, context: 2000) > plain)
        #expect(try Self.decode(hardware, batch: 8) > plain)
        #expect(try Self.decode(hardware, .int8) < plain)
        #expect(try Self.decode(hardware, batch: 8) < 8 * plain)
    }

    @Test("more devices are faster, but not in proportion", arguments: [2, 4, 8])
    func tensorParallel(_ devices: Int) throws {
        let one = try Self.decode(PredictorTests.gpu("NVIDIA H100 80GB"), batch: 4)
        let many = try Self.decode(PredictorTests.gpu("NVIDIA H100 80GB", count: devices), batch: 4)
        #expect(many < one)
        #expect(many > one / Double(devices))
    }

    /// aiconfigurator rows of Llama-3.1-70B, fp8, vLLM, concurrency 4, 1024 tokens in and out.
    @Test(
        "Llama-3.1-70B decodes as measured within 25 %",
        arguments: [
            ("NVIDIA H200 141GB", 1, 21.5), ("NVIDIA H200 141GB", 2, 13.9), ("NVIDIA H200 141GB", 8, 7.9),
            ("NVIDIA B200", 4, 8.0), ("NVIDIA H100 80GB", 4, 11.8),
        ])
    func seventyB(_ name: String, _ devices: Int, _ milliseconds: Double) throws {
        let model = ModelProfile(
            name: "70b", task: .llm, parametersMillions: 70554, gigaflopsPerItem: 141.1,
            transformer: .init(
                layers: 80, hiddenSize: 8192, keyValueHeads: 8, headDimension: 128, contextLength: 131072))
        let step = try Self.decode(
            PredictorTests.gpu(name, count: devices), .fp8, batch: 4, context: 1536, model: model)
        #expect(abs(step / milliseconds - 1) < 0.25, "\(step)")
    }

    @Test("a longer prompt takes longer to read, more than in proportion at the end")
    func prefill() throws {
        let query = PredictorTests.query(
            try PredictorTests.gpu("NVIDIA A100 80GB"), model: PredictorTests.sevenB, runtime: "vllm")
        func time(_ tokens: Double) throws -> Double {
            try #require(SeedData.predictor().prefill(query, tokens: tokens)).latencyMilliseconds.mean
        }
        let short = try time(512), middle = try time(4096), long = try time(8192)
        #expect(short < middle)
        #expect(long - middle > middle - short)
    }

    @Test("a first token waits for the prompts of others, less than for all of them")
    func waiting() throws {
        let hardware = try PredictorTests.gpu("NVIDIA H100 80GB")
        func first(_ concurrency: Int) throws -> Double {
            let query = PredictorTests.query(
                hardware, model: PredictorTests.sevenB, runtime: "vllm", batch: concurrency)
            return try #require(SeedData.predictor().timeToFirstToken(query, tokensIn: 1024, tokensOut: 128))
                .latencyMilliseconds.mean
        }
        let alone = try first(1), eight = try first(8), many = try first(64)
        #expect(alone < eight && eight < many)
        #expect(many < 32 * alone)
        #expect(many - alone < 9 * (eight - alone))
    }

    @Test("a server has room for a cache as narrow as its weights")
    func room() throws {
        let accelerator = try #require(SeedData.accelerators["NVIDIA H100 80GB"])
        let model = ModelProfile(
            name: "8b", task: .llm, parametersMillions: 8030, gigaflopsPerItem: 16.1,
            transformer: .init(
                layers: 32, hiddenSize: 4096, keyValueHeads: 8, headDimension: 128, contextLength: 131072))
        func holds(_ requests: Double, _ precision: Precision = .fp16) -> Bool {
            model.hasRoom(on: accelerator, devices: 1, requests: requests, tokens: 8192, precision: precision)
        }
        // (80 GiB × 0.9 − 16.06 GB) ÷ (131,072 bytes × 8,192) = 57; of fp8 twice the requests, and more for the weights.
        #expect(holds(57) && !holds(58))
        #expect(holds(128, .fp8))
    }

    @Test("a token of a mixture of experts reads its share, many tokens nearly all")
    func experts() throws {
        let mixture = ModelProfile(
            name: "mixture", task: .llm, parametersMillions: 46_700, activeParametersMillions: 12_900,
            gigaflopsPerItem: 25.8)
        let hardware = try PredictorTests.gpu("NVIDIA H100 80GB")
        let one = try Self.decode(hardware, .fp8, model: mixture),
            many = try Self.decode(hardware, .fp8, batch: 64, model: mixture)
        #expect(one < many / 2 + 6)
        #expect(many > 46_700.0 / 3350)
    }
}

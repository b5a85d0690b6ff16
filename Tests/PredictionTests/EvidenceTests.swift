import Domain
import Prediction
import Testing

@Suite("Measurements correct the roofline")
struct EvidenceTests {
    static func measurement(
        _ id: String, hardware: String = "NVIDIA L4", runtime: String = "tensorrt", precision: String = "fp16",
        batch: Int? = 32, milliseconds: Double? = nil, throughput: Double? = nil, kind: Measurement.Kind = .service,
        input: String? = nil
    ) -> Measurement {
        Measurement(
            measurementID: id, kind: kind, model: "resnet50", family: "resnet", task: "classification",
            hardware: hardware, hardwareKind: "gpu", hardwareCount: 1, runtime: runtime, precision: precision,
            batch: batch, input: input, gigaflopsPerItem: 8.2, parametersMillions: 25.6, activationsMillions: 11.1,
            latencyMilliseconds: milliseconds, throughputPerSecond: throughput, notes: "",
            provenance: SeedData.provenance)
    }

    static func predict(
        _ measurements: [Measurement], batch: Int = 32, hardware: String = "NVIDIA L4"
    ) throws -> ServicePrediction {
        let query = PredictorTests.query(try PredictorTests.gpu(hardware), batch: batch)
        return try #require(SeedData.predictor(measurements).serviceTime(query))
    }

    @Test("a measurement of the same setting is believed", arguments: [4.0, 9.0, 20.0])
    func measured(_ milliseconds: Double) throws {
        let alone = try Self.predict([])
        let prediction = try Self.predict([Self.measurement("a", milliseconds: milliseconds)])
        #expect(prediction.evidence == .measured)
        #expect(prediction.basedOn.map(\.measurementID) == ["a"])
        #expect(abs(prediction.latencyMilliseconds.mean / milliseconds - 1) < 0.3)
        #expect(prediction.latencyMilliseconds.ratio < alone.latencyMilliseconds.ratio)
    }

    @Test("elsewhere, the ratio of rooflines carries it over")
    func scaled() throws {
        let alone = try Self.predict([])
        let there = try Self.predict([], hardware: "NVIDIA T4").latencyMilliseconds.mean
        let slow = try Self.predict([Self.measurement("a", hardware: "NVIDIA T4", milliseconds: there * 1.5)])
        #expect(slow.evidence == .scaled)
        #expect(slow.latencyMilliseconds.mean > alone.latencyMilliseconds.mean)
        #expect(slow.latencyMilliseconds.mean < alone.latencyMilliseconds.mean * 1.5)
    }

    @Test("a batch of one is not measured by one of a thousand")
    func farBatch() throws {
        let far = try Self.predict([Self.measurement("a", batch: 1024, milliseconds: 230)], batch: 1)
        let near = try Self.predict([Self.measurement("a", batch: 1024, milliseconds: 230)], batch: 512)
        #expect(near.evidence == .measured)
        #expect(far.evidence == .scaled)
        #expect(far.latencyMilliseconds.ratio > near.latencyMilliseconds.ratio)
    }

    @Test("two batches of a setting are straight between", arguments: [8, 16])
    func interpolated(_ batch: Int) throws {
        let series = [
            Self.measurement("a", batch: 1, milliseconds: 1.2), Self.measurement("b", batch: 64, milliseconds: 20),
        ]
        let latency = try Self.predict(series, batch: batch).latencyMilliseconds.mean
        #expect(latency > 1.2 && latency < 20)
    }

    @Test(
        "what is not a service time corrects nothing",
        arguments: [
            measurement("serving", milliseconds: 50, kind: .serving),
            measurement("server", milliseconds: 50, throughput: 1000, kind: .server),
            measurement("beyond the peak", milliseconds: 0.5),
            measurement("other lengths", milliseconds: 50, input: "seq=384 (SQuAD v1.1, variable)"),
            measurement("unknown device", hardware: "somebody's", milliseconds: 50),
        ])
    func unusable(_ row: Measurement) throws {
        #expect(try Self.predict([row]).evidence == .modelled)
    }

    @Test("a training step says something of a forward pass, and more of a training step")
    func training() throws {
        let query = PredictorTests.query(try PredictorTests.gpu("NVIDIA L4"), batch: 32)
        let slow = try #require(SeedData.predictor().trainingStep(query)).latencyMilliseconds.mean * 2
        let predictor = SeedData.predictor([Self.measurement("a", milliseconds: slow, kind: .training)])
        let forward = try #require(predictor.serviceTime(query)), step = try #require(predictor.trainingStep(query))
        #expect(forward.evidence == .scaled)
        #expect(step.evidence == .measured)
        #expect(try forward.latencyMilliseconds.mean > Self.predict([]).latencyMilliseconds.mean)
        #expect(abs(step.latencyMilliseconds.mean / slow - 1) < 0.3)
    }

    @Test("offline throughput counts as a full batch's")
    func offline() throws {
        let prediction = try Self.predict(
            [Self.measurement("a", batch: nil, throughput: 3000, kind: .offline)], batch: 256)
        #expect(prediction.evidence == .measured)
        #expect((2000...4500).contains(prediction.throughputPerSecond.mean))
    }
}

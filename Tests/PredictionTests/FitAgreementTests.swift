import Domain
import Foundation
import Prediction
import Testing

@Suite("The fit program and this module compute the same")
struct FitAgreementTests {
    /// `Benchmarks/fit/cases.py` writes the files.
    static let predicted = SeedData.rows("Tests/PredictionTests/Cases/predicted.csv")
    static let measured = SeedData.rows("Tests/PredictionTests/Cases/measured.csv").compactMap(measurement)
    static let served = SeedData.rows("Tests/PredictionTests/Cases/served.csv")
    static let serving = SeedData.rows("Tests/PredictionTests/Cases/serving.csv").compactMap(measurement)
    static let models = SeedData.rows("seed-data/models.csv")
    static let tolerance = 0.005

    private static func measurement(_ row: [String: String]) -> Measurement? {
        func text(_ column: String) -> String { row[column] ?? "" }
        func number(_ column: String) -> Double? { Double(row[column] ?? "") }
        guard let kind = Measurement.Kind(rawValue: text("kind")) else { return nil }
        return Measurement(
            measurementID: text("id"), kind: kind, model: text("model"), family: text("family"), task: text("task"),
            hardware: text("hardware"), hardwareKind: text("hardware_kind"),
            hardwareCount: number("hardware_count") ?? 1, runtime: text("runtime"), precision: text("precision"),
            batch: Int(text("batch")), input: row["input"], gigaflopsPerItem: number("gflops_per_item"),
            parametersMillions: number("parameters_millions"), activationsMillions: number("activations_millions"),
            latencyMilliseconds: number("latency_ms"), throughputPerSecond: number("throughput_per_s"),
            notes: text("notes"), provenance: SeedData.provenance)
    }

    private static func hardware(_ measured: Measurement) throws -> Hardware {
        guard let cpu = SeedData.cpus[measured.hardware] else {
            return try PredictorTests.gpu(measured.hardware, count: Int(measured.hardwareCount))
        }
        let cores = try #require(cpu.cores)
        return .cpu(cpu, architecture: cpu.architecture, vcpus: Double(cores * cpu.threadsPerCore))
    }

    private static func query(_ measured: Measurement, _ model: ModelProfile) throws -> ServiceQuery {
        ServiceQuery(
            model: model, hardware: try hardware(measured), runtime: measured.runtime,
            precision: try #require(Precision(rawValue: measured.precision)), batch: try #require(measured.batch))
    }

    private static func network(_ measured: Measurement) throws -> ModelProfile {
        let counts = SeedData.operations[measured.model] ?? [:]
        return ModelProfile(
            name: measured.model, family: measured.family, task: try #require(ModelTask(rawValue: measured.task)),
            parametersMillions: try #require(measured.parametersMillions),
            gigaflopsPerItem: try #require(measured.gigaflopsPerItem),
            activationsMillions: measured.activationsMillions, counts: counts[measured.input ?? ""],
            countsByInput: counts)
    }

    private static func decoder(_ measured: Measurement) throws -> ModelProfile {
        let row = try #require(models.first { $0["model"] == measured.model })
        func number(_ column: String) -> Double? { Double(row[column] ?? "") }
        let parameters = try #require(number("parameters_millions"))
        let active = number("active_parameters_millions") ?? parameters
        func whole(_ column: String) throws -> Int { Int(try #require(number(column))) }
        let layers = try whole("layers"), hidden = try whole("hidden_size")
        let heads = try whole("kv_heads"), dimension = try whole("head_dimension")
        let transformer = ModelProfile.Transformer(
            layers: layers, hiddenSize: hidden, keyValueHeads: heads, headDimension: dimension, contextLength: nil)
        let perToken: Double = number("gflops_per_item") ?? active / 500
        return ModelProfile(
            name: measured.model, task: .llm, parametersMillions: parameters, activeParametersMillions: active,
            gigaflopsPerItem: perToken, transformer: transformer)
    }

    private static func expect(_ prediction: ServicePrediction, _ row: [String: String]) throws {
        let latency = prediction.latencyMilliseconds
        for (value, column) in [(latency.mean, "corrected_ms"), (latency.low, "low_ms"), (latency.high, "high_ms")] {
            let expected = try #require(Double(row[column] ?? ""))
            #expect(abs(value / expected - 1) < Self.tolerance, "\(column): \(value), not \(expected)")
        }
        #expect(prediction.evidence.rawValue == row["evidence"])
    }

    private static func expectModelled(_ prediction: ServicePrediction, _ row: [String: String]) throws {
        #expect(prediction.evidence == .modelled)
        let expected = try #require(Double(row["modelled_ms"] ?? ""))
        #expect(abs(prediction.latencyMilliseconds.mean / expected - 1) < Self.tolerance)
    }

    @Test("of networks, with and without the model's other measurements", arguments: predicted)
    func networks(_ row: [String: String]) throws {
        let measured = try #require(Self.measured.first { $0.measurementID == row["id"] })
        let query = try Self.query(measured, Self.network(measured))
        try Self.expectModelled(try #require(SeedData.predictor().serviceTime(query)), row)
        let others = Self.measured.filter { $0.measurementID != row["id"] }
        try Self.expect(try #require(SeedData.predictor(others).serviceTime(query)), row)
    }

    @Test("of decoders on servers, with and without the model's other measurements", arguments: served)
    func decoders(_ row: [String: String]) throws {
        let measured = try #require(Self.serving.first { $0.measurementID == row["id"] })
        let batch = try #require(measured.batch)
        let layout = try #require(
            ServerLayout(notes: measured.notes, devices: measured.hardwareCount, batch: Double(batch)))
        let query = ServiceQuery(
            model: try Self.decoder(measured),
            hardware: try PredictorTests.gpu(measured.hardware, count: Int(layout.devices)), runtime: measured.runtime,
            precision: try #require(Precision(rawValue: measured.precision)), batch: Int(layout.concurrency))
        let lengths = (measured.input ?? "").split(separator: ",").compactMap { Double($0.split(separator: "=")[1]) }
        func time(_ predictor: Predictor) throws -> ServicePrediction {
            try #require(
                measured.task == "llm-prefill"
                    ? predictor.timeToFirstToken(query, tokensIn: lengths[0], tokensOut: lengths[1])
                    : predictor.timePerToken(query, tokensIn: lengths[0], tokensOut: lengths[1]))
        }
        try Self.expectModelled(try time(SeedData.predictor()), row)
        // A time that is listed twice is one measurement.
        let others = Self.serving.filter {
            $0.model == measured.model && $0.latencyMilliseconds != measured.latencyMilliseconds
        }
        try Self.expect(try time(SeedData.predictor(others)), row)
    }
}

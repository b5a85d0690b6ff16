import Domain
import Foundation
import Prediction
import Testing

typealias Measurement = Domain.Measurement

@Suite("Service times")
struct PredictorTests {
    static let resnet50 = ModelProfile(
        name: "resnet50", task: .classification, parametersMillions: 25.6, gigaflopsPerItem: 8.2,
        activationsMillions: 11.1)
    static let sevenB = ModelProfile(
        name: "seven-b", task: .llm, parametersMillions: 6738, gigaflopsPerItem: 13.5,
        transformer: .init(layers: 32, hiddenSize: 4096, keyValueHeads: 32, headDimension: 128, contextLength: 4096))

    static func gpu(_ name: String, share: Double = 1, count: Int = 1) throws -> Hardware {
        .accelerator(try #require(SeedData.accelerators[name]), share: share, count: count)
    }

    static func cpu(_ name: String, vcpus: Double) throws -> Hardware {
        .cpu(try #require(SeedData.cpus[name]), architecture: "x86_64", vcpus: vcpus)
    }

    static func query(
        _ hardware: Hardware, model: ModelProfile = resnet50, runtime: String = "tensorrt",
        precision: Precision = .fp16, batch: Int = 1
    ) -> ServiceQuery {
        ServiceQuery(model: model, hardware: hardware, runtime: runtime, precision: precision, batch: batch)
    }

    /// Published: T4 and L4 from NVIDIA's deep-learning inference pages, others from MLPerf Offline.
    @Test(
        "ResNet-50 throughput lies in a published range",
        arguments: [
            ("NVIDIA L4", Precision.fp16, 32, 2500.0, 6500.0), ("NVIDIA T4", .int8, 32, 3000, 7000),
            ("NVIDIA A100 80GB", .int8, 128, 25_000, 45_000), ("NVIDIA A10G", .fp16, 32, 3000, 9000),
        ])
    func published(_ name: String, _ precision: Precision, _ batch: Int, _ low: Double, _ high: Double) throws {
        let prediction = try #require(
            SeedData.predictor().serviceTime(Self.query(try Self.gpu(name), precision: precision, batch: batch)))
        #expect((low...high).contains(prediction.throughputPerSecond.mean), "\(prediction.throughputPerSecond)")
    }

    @Test("every device with a data sheet has a wide answer", arguments: Array(SeedData.accelerators.keys).sorted())
    func wide(_ name: String) throws {
        let accelerator = try #require(SeedData.accelerators[name])
        guard accelerator.memoryBandwidthGBs != nil, accelerator.peakTFLOPS(.fp16) != nil else { return }
        let latency = try #require(
            SeedData.predictor().serviceTime(Self.query(try Self.gpu(name), runtime: "unheard-of"))
        ).latencyMilliseconds
        #expect(latency.low > 0 && latency.low < latency.mean && latency.mean < latency.high && latency.ratio < 1000)
    }

    @Test("what a device has no unit for is unknown, not a number")
    func unknown() throws {
        let predictor = SeedData.predictor()
        #expect(predictor.serviceTime(Self.query(try Self.gpu("NVIDIA V100 16GB"), precision: .fp8)) == nil)
        let nothing = Predictor(efficiencies: [], measurements: [], accelerators: [:], cpus: [:])
        #expect(nothing.serviceTime(Self.query(try Self.gpu("NVIDIA L4"))) == nil)
        #expect(nothing.decodeStep(Self.query(try Self.gpu("NVIDIA L4"), model: Self.sevenB), contextTokens: 0) == nil)
    }

    @Test(
        "a larger batch takes longer, and carries more items a second",
        arguments: ["tensorrt", "pytorch", "unheard-of"])
    func batches(_ runtime: String) throws {
        let curve = try #require(
            SeedData.predictor().serviceCurve(
                Self.query(try Self.gpu("NVIDIA L4"), runtime: runtime), maxBatch: 64)?.milliseconds)
        for (batch, pair) in zip(1..., zip(curve, curve.dropFirst())) {
            #expect(pair.1 > pair.0)
            #expect(Double(batch + 1) / pair.1 >= Double(batch) / pair.0)
        }
    }

    @Test("more operations never take less time", arguments: [0.5, 2, 8, 32])
    func operations(_ gigaflops: Double) throws {
        func time(_ gigaflops: Double) throws -> Double {
            let model = ModelProfile(
                name: "any", task: .classification, parametersMillions: 25, gigaflopsPerItem: gigaflops)
            return try #require(SeedData.predictor().serviceTime(Self.query(try Self.gpu("NVIDIA T4"), model: model)))
                .latencyMilliseconds.mean
        }
        #expect(try time(gigaflops) < time(gigaflops * 1.5))
    }

    @Test(
        "half the width is no slower on tensor cores",
        arguments: ["NVIDIA T4", "NVIDIA L4", "NVIDIA A100 80GB", "NVIDIA H100 80GB"])
    func halfPrecision(_ name: String) throws {
        func time(_ precision: Precision) throws -> Double {
            try #require(
                SeedData.predictor().serviceTime(
                    Self.query(try Self.gpu(name), runtime: "onnxruntime-cuda", precision: precision, batch: 32))
            )
            .latencyMilliseconds.mean
        }
        #expect(try time(.fp16) <= time(.fp32))
    }

    @Test("a fraction of a device is slower; more cores are faster")
    func parts() throws {
        func time(_ hardware: Hardware, _ runtime: String, _ precision: Precision) throws -> Double {
            try #require(
                SeedData.predictor().serviceTime(
                    Self.query(hardware, runtime: runtime, precision: precision, batch: 8))
            ).latencyMilliseconds.mean
        }
        #expect(
            try time(Self.gpu("NVIDIA A100 80GB", share: 1.0 / 7), "tensorrt", .fp16)
                > time(Self.gpu("NVIDIA A100 80GB"), "tensorrt", .fp16))
        let two = try Self.cpu("Intel Xeon Platinum 8375C", vcpus: 2),
            eight = try Self.cpu("Intel Xeon Platinum 8375C", vcpus: 8)
        #expect(try time(two, "onnxruntime-cpu", .fp32) > time(eight, "onnxruntime-cpu", .fp32))
        #expect(try time(eight, "openvino", .int8) < time(eight, "openvino", .fp32))
        #expect(try time(.cpu(nil, architecture: "arm64", vcpus: 4), "onnxruntime-cpu", .fp32) > 0)
    }

    @Test("a training step takes longer than its forward pass")
    func training() throws {
        let query = Self.query(try Self.gpu("NVIDIA A10G"), runtime: "pytorch", precision: .amp, batch: 64)
        let predictor = SeedData.predictor()
        let forward = try #require(predictor.serviceTime(query)), step = try #require(predictor.trainingStep(query))
        #expect(step.latencyMilliseconds.mean > 2 * forward.latencyMilliseconds.mean)
        #expect(step.latencyMilliseconds.ratio > forward.latencyMilliseconds.ratio)
    }
}

import Domain
import Prediction
import Testing

@Suite("Operations counted by kind")
struct CountedOperationsTests {
    private static func resolved(gigaflops: Double? = nil, shape: [Int]? = nil) throws -> ModelProfile {
        let counts = try #require(SeedData.operations["resnet50"]?["3x224x224"])
        let fact = ModelFact(
            name: "resnet50", family: "resnet", task: .classification, parametersMillions: 25.6,
            activeParametersMillions: nil, gigaflopsPerItem: 8.2, activationsMillions: 11.1, input: "3x224x224",
            layers: nil, hiddenSize: nil, attentionHeads: nil, keyValueHeads: nil, headDimension: nil,
            contextLength: nil, provenance: SeedData.provenance)
        let operations = Operations(
            model: "resnet50", input: "3x224x224", counts: counts, provenance: SeedData.provenance)
        return try ModelProfile(
            Workload.Model(name: "resnet50", gigaflops: gigaflops, inputShape: shape), fact: fact,
            operations: [operations], isLLM: false)
    }

    private static func network(_ name: String, _ input: String, parametersMillions: Double) throws -> ModelProfile {
        let counts = try #require(SeedData.operations[name]?[input])
        return ModelProfile(
            name: "unmeasured", task: .classification, parametersMillions: parametersMillions,
            gigaflopsPerItem: counts.gigaflops, activationsMillions: 10, counts: counts, countedInput: input)
    }

    private static func milliseconds(_ model: ModelProfile, runtime: String, batch: Int) throws -> Double {
        let query = ServiceQuery(
            model: model, hardware: try PredictorTests.gpu("NVIDIA L4"), runtime: runtime, precision: .amp, batch: batch
        )
        return try #require(SeedData.predictor().serviceTime(query)).latencyMilliseconds.mean
    }

    @Test("grow with the area of the input, but for the kernels")
    func area() throws {
        let own = try #require(try Self.resolved().counts), larger = try Self.resolved(shape: [3, 448, 448])
        let counts = try #require(larger.counts)
        #expect(abs(counts.gigaflops / own.gigaflops - 4) < 1e-9)
        #expect(abs(counts.pointwiseMillions / own.pointwiseMillions - 4) < 1e-9)
        #expect(counts.kernels == own.kernels)
        #expect(larger.countedInput == "3x224x224")
    }

    @Test("are not those of a model that is said to do other work", arguments: [4.0, 16.0])
    func otherWork(gigaflops: Double) throws {
        #expect(try Self.resolved(gigaflops: gigaflops).counts == nil)
        #expect(try Self.resolved(gigaflops: 8.3).counts != nil)
    }

    @Test("tell a depthwise network from a dense one: as many operations take several times as long")
    func depthwise() throws {
        let dense = try Self.network("resnet18", "3x224x224", parametersMillions: 10)
        let depthwise = try Self.network("efficientnet_b0", "3x224x224", parametersMillions: 10)
        func perOperation(_ model: ModelProfile) throws -> Double {
            try Self.milliseconds(model, runtime: "torch-compile", batch: 256) / model.gigaflopsPerItem
        }
        #expect(try perOperation(depthwise) > 3 * perOperation(dense))
    }

    @Test("make the launch of a deep network longer where nothing else takes time")
    func kernels() throws {
        let deep = try Self.network("densenet121", "3x224x224", parametersMillions: 8)
        let shallow = try Self.network("resnet18", "3x224x224", parametersMillions: 11.7)
        #expect(
            try Self.milliseconds(deep, runtime: "pytorch", batch: 1)
                > 2 * Self.milliseconds(shallow, runtime: "pytorch", batch: 1))
    }

    @Test("are named by the prediction that rests on them, under runtimes that tell kinds apart alone")
    func named() throws {
        func notes(_ runtime: String) throws -> [String] {
            let query = ServiceQuery(
                model: try Self.resolved(), hardware: try PredictorTests.gpu("NVIDIA L4"), runtime: runtime,
                precision: .fp16, batch: 8)
            return try #require(SeedData.predictor().serviceTime(query)).notes
        }
        let note = "operations counted by kind: operation/resnet50/3x224x224"
        #expect(try notes("torch-compile").contains(note))
        #expect(try !notes("tensorrt").contains(note))
    }
}

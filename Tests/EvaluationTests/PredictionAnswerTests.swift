import Domain
import Evaluation
import Prediction
import Testing

@Suite struct PredictionAnswerTests {
    private func request(
        _ model: String = "resnet50", on hardware: String = "L4", runtime: String = "tensorrt",
        precision: String = "fp16", batches: [Int] = [1]
    ) -> PredictionRequest {
        PredictionRequest(
            model: .init(name: model), hardware: hardware, runtime: runtime, precision: precision, batches: batches)
    }

    private func error(_ request: PredictionRequest) -> BerthError? {
        do {
            _ = try PredictionAnswer(request, from: Seed.book)
            return nil
        } catch {
            return error
        }
    }

    @Test("a larger batch takes longer and makes more items a second")
    func batches() throws {
        let answer = try PredictionAnswer(request(batches: [1, 8, 32]), from: Seed.book)
        let times = answer.batches.map(\.whole.latencyMilliseconds.mean)
        let rates = answer.batches.map(\.whole.throughputPerSecond.mean)
        #expect(times == times.sorted() && rates == rates.sorted())
        #expect(answer.batches.map(\.size) == [1, 8, 32])
    }

    @Test("the answer names what it rests on, and the roofline's terms add up")
    func basis() throws {
        let whole = try #require(try PredictionAnswer(request(), from: Seed.book).batches.first?.whole)
        #expect(whole.basedOn.allSatisfy { $0.model == "resnet50" } && !whole.basedOn.isEmpty)
        let modelled = whole.modelled
        #expect(modelled.launching > 0 && modelled.computing > 0 && modelled.moving > 0)
        #expect(abs(modelled.launching + modelled.computing + modelled.moving - modelled.milliseconds) < 1e-9)
    }

    @Test("a request of a language model is its first token and the others")
    func languageModel() throws {
        var asked = request("meta-llama/Llama-3.1-8B", on: "H100", runtime: "vllm")
        asked.tokensIn = 1000
        asked.tokensOut = 200
        let batch = try #require(try PredictionAnswer(asked, from: Seed.book).batches.first)
        let first = try #require(batch.firstToken).latencyMilliseconds.mean
        let each = try #require(batch.perToken).latencyMilliseconds.mean
        #expect(abs(batch.whole.latencyMilliseconds.mean - (first + 199 * each)) < 1e-6)
        #expect(abs(batch.whole.throughputPerSecond.mean - 200_000 / (first + 199 * each)) < 1e-6)
    }

    @Test("a language model gets the fewest devices that hold it, and is refused fewer")
    func devices() throws {
        var asked = request("llama-3.1-70b", on: "H100", runtime: "vllm")
        #expect(try PredictionAnswer(asked, from: Seed.book).hardware.count == 2)
        asked.count = 1
        #expect(error(asked)?.message.contains("needs at least") == true)
    }

    @Test("figures make an unknown model known, and without them it is refused")
    func figures() throws {
        var asked = request("nobody-knows-this")
        #expect(error(asked)?.kind == .badData)
        asked.model.gigaflops = 28.6
        asked.model.parametersMillions = 11.2
        let answer = try PredictionAnswer(asked, from: Seed.book)
        #expect(!answer.isKnownModel)
        #expect(answer.batches.first?.whole.evidence == .modelled)
    }

    @Test("what cannot be is refused instead of predicted")
    func impossible() {
        #expect(error(request(on: "T4", precision: "fp8"))?.message.contains("fp8") == true)
        #expect(error(request(on: "MI300X"))?.message.contains("tensorrt runs on") == true)
        #expect(error(request(on: "Google TPU v4", runtime: "vllm"))?.kind == .badData)
    }
}

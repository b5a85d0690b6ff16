import Domain
import Evaluation
import Testing

@Suite struct EvaluationTests {
    /// A row of timm's results as the project publishes them.
    private func row(_ change: (inout MeasuredRow) -> Void = { _ in }) -> MeasuredRow {
        var row = MeasuredRow(line: 2)
        row.model = "resnet50"
        row.hardware = "NVIDIA GeForce RTX 4090"
        row.runtime = "pytorch-eager"
        row.precision = "amp"
        row.batch = 1024
        row.latencyMilliseconds = 300
        change(&row)
        return row
    }

    private func outcome(_ row: MeasuredRow, leaving leaveOut: LeaveOut = .row) -> Outcome {
        Evaluation([row], from: Seed.book, leaving: leaveOut).outcomes[0]
    }

    @Test("a row's own measurement does not answer for it, by name or as the same figure under another name")
    func ownMeasurement() throws {
        let stored = try #require(
            Seed.facts.measurements["resnet50"]?.first {
                $0.kind == .offline && $0.hardware == "AMD EPYC 9654" && $0.runtime == "onnxruntime-cpu"
            })
        let figure = try #require(stored.throughputPerSecond)
        let copy = row {
            $0.hardware = "AMD EPYC 9654 96-Core Processor"
            $0.hardwareCount = stored.hardwareCount
            $0.runtime = "onnxruntime"
            $0.precision = stored.precision
            $0.notes = "scenario=Offline"
            $0.batch = nil
            $0.latencyMilliseconds = nil
            $0.throughputPerSecond = figure
        }
        let named = row {
            $0 = copy
            $0.id = stored.measurementID
            $0.throughputPerSecond = figure * 3
        }
        let another = row {
            $0 = copy
            $0.throughputPerSecond = figure * 3
        }
        let (a, b, c) = (outcome(copy), outcome(named), outcome(another))
        #expect(a.comparison?.predicted == b.comparison?.predicted)
        #expect(a.comparison?.predicted != c.comparison?.predicted)
    }

    @Test("without the hardware nothing is measured, without the model nothing is scaled")
    func leaveOut() {
        #expect(outcome(row()).comparison?.evidence == .measured)
        #expect(outcome(row(), leaving: .hardware).comparison?.evidence == .scaled)
        #expect(outcome(row(), leaving: .model).comparison?.evidence == .modelled)
    }

    @Test(
        "a file without the column `kind` says in its remarks what a figure is",
        arguments: [
            ("TRAINING step (fwd+bwd); layout=nchw", "training"), ("scenario=Offline; host=x", "classification"),
            ("", "classification"),
        ])
    func kinds(notes: String, task: String) throws {
        let outcome = outcome(
            row {
                $0.notes = notes
                $0.throughputPerSecond = 3000
                if task == "training" { $0.hardware = "RTX 3090" }
            })
        #expect(outcome.task == task)
        let comparison = try #require(outcome.comparison)
        #expect(comparison.quantity == (notes.contains("Offline") ? .throughput : .latency))
    }

    @Test("a language model's row is its first token or each further one")
    func languageModel() throws {
        func comparison(_ task: String) throws -> Comparison {
            let row = row {
                $0.model = "meta-llama/Llama-3.1-8B-Instruct"
                $0.hardware = "NVIDIA H100 SXM 80GB"
                $0.runtime = "vllm"
                $0.precision = "fp8"
                $0.task = task
                $0.batch = 4
                $0.input = "in=1024,out=128"
                $0.latencyMilliseconds = 10
                $0.throughputPerSecond = 400
            }
            return try #require(outcome(row).comparison, "\(outcome(row).obstacle ?? "")")
        }
        let decode = try comparison("llm-decode"), prefill = try comparison("llm-prefill")
        #expect(prefill.predicted.mean > decode.predicted.mean)
        #expect(try comparison("llm-serving").quantity == .throughput)
    }

    @Test("a time of several servers, or of requests that wait for a place, is not held against one server's")
    func servers() throws {
        func served(_ notes: String, devices: Double, batch: Double = 4) -> MeasuredRow {
            row {
                $0.model = "llama-3.1-8b"
                $0.task = "llm-prefill"
                $0.hardware = "NVIDIA H100 80GB"
                $0.hardwareCount = devices
                $0.runtime = "vllm"
                $0.precision = "bf16"
                $0.batch = batch
                $0.input = "in=8192,out=1024"
                $0.latencyMilliseconds = 900
                $0.notes = notes
            }
        }
        #expect(
            outcome(served("agg; tp64 ep8", devices: 64)).comparison?.predicted.mean
                == outcome(served("agg; tp8 ep8", devices: 8)).comparison?.predicted.mean)
        #expect(try #require(outcome(served("agg; tp72", devices: 72)).obstacle).hasSuffix("not one server"))
        #expect(try #require(outcome(served("agg", devices: 1, batch: 512)).obstacle).contains("wait for a place"))
    }

    @Test("a model that the store does not know is predicted from the row's figures")
    func figures() {
        let unknown = row {
            $0.model = "our-own-net"
            $0.gigaflopsPerItem = 8
            $0.parametersMillions = 25
        }
        #expect(outcome(unknown).comparison?.evidence == .modelled)
        #expect(outcome(row { $0.model = "our-own-net" }).obstacle?.contains("its figures are not given") == true)
    }

    @Test("operations that nobody counted are what the other measurements imply")
    func implied() throws {
        let dlrm = row {
            $0.model = "dlrm-99"
            $0.hardware = "NVIDIA T4"
            $0.runtime = "tensorrt"
            $0.precision = "int8"
            $0.batch = nil
            $0.notes = "scenario=Offline"
            $0.latencyMilliseconds = nil
            $0.throughputPerSecond = 30_000
        }
        let known = try #require(outcome(dlrm).comparison, "\(outcome(dlrm).obstacle ?? "")")
        #expect(known.evidence == .measured && (15_000...60_000).contains(known.predicted.mean))
        let elsewhere = try #require(outcome(dlrm, leaving: .hardware).comparison)
        #expect(elsewhere.evidence == .scaled && (7_000...120_000).contains(elsewhere.predicted.mean))
        #expect(outcome(dlrm, leaving: .model).obstacle?.contains("nothing that may be known") == true)
    }

    @Test("what is skipped says why")
    func obstacles() {
        #expect(outcome(row { $0.precision = "" }).obstacle == "no precision is named")
        #expect(outcome(row { $0.hardware = "Abacus 3000" }).obstacle == "there is no hardware 'Abacus 3000'")
        #expect(outcome(row { $0.latencyMilliseconds = nil }).obstacle == "no latency_ms and no throughput_per_s")
        #expect(outcome(row { $0.notes = "scenario=Server" }).obstacle?.contains("latency limit") == true)
        #expect(outcome(row { $0.fault = "batch is no number" }).obstacle == "batch is no number")
    }

    @Test("errors and coverage are counted over the rows that could be predicted")
    func summary() throws {
        let comparison = try #require(outcome(row()).comparison)
        let exact = comparison.predicted.mean
        // Errors of 0, 0, 50 and (beyond the interval) 200 %, each of the measured time.
        let rows = [exact, exact, exact / 1.5, exact / 3].map { time in row { $0.latencyMilliseconds = time } }
        let evaluation = Evaluation(rows + [row { $0.precision = "" }], from: Seed.book, leaving: .row)
        let summary = evaluation.overall
        #expect(summary.count == 4 && summary.skipped == 1)
        #expect(abs(try #require(summary.medianError) - 25) < 1e-6)
        #expect(abs(try #require(summary.p90Error) - 155) < 1e-6)
        #expect(summary.coverage == 50)
        #expect(evaluation.summaries(by: .hardware).map(\.name) == ["NVIDIA GeForce RTX 4090"])
        #expect(evaluation.calibration.map(\.nominal) == [50, 80, 90, 95])
        #expect(evaluation.calibration[2].observed == 50)
        #expect(evaluation.obstacles.map(\.count) == [1])
    }
}

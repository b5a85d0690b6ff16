import Domain
import Planning
import Testing

/// Answers that were wrong once.
@Suite struct RegressionTests {
    @Test("a promise holds behind a queue too: a platform that starts cold keeps a replica")
    func coldStartsBehindQueues() throws {
        let answer = try Seed.plan(
            workload(
                """
                kind: async
                model: {name: resnet50, format: onnx, precisions: [fp16]}
                traffic: {average_rps: 0.001, peak_rps: 0.001, shape: steady}
                slo: {p95_ms: 1000}
                """))
        #expect(!answer.options.isEmpty)
        for option in answer.options { #expect((option.latencyMilliseconds?.p95 ?? 0) <= 1000, "\(option.id)") }
    }

    @Test("a queued service that is rarely asked pays for the instance that waits")
    func idleInstancesCost() throws {
        let answer = try Seed.plan(
            workload(
                """
                kind: async
                model: {name: resnet50, format: onnx, precisions: [fp16]}
                traffic: {average_rps: 0.01, peak_rps: 0.01, shape: steady}
                constraints: {targets: [sagemaker-async]}
                """))
        let cheapest = try #require(answer.options.map(\.cost.total).min())
        #expect(cheapest > USD(nanos: 20_000_000_000))
        for option in answer.options { #expect(option.replicas.average > 0.5, "\(option.id)") }
    }

    @Test("two zones mean two machines on the bill")
    func twoZones() throws {
        let answer = try Seed.plan(
            workload(
                """
                kind: async
                model: {name: resnet50, format: onnx, precisions: [fp16]}
                traffic: {average_rps: 1, peak_rps: 1, shape: steady}
                slo: {availability: 99.9}
                constraints: {targets: [sagemaker-async]}
                """))
        for option in answer.options {
            #expect(option.replicas.min >= 2)
            let hours = try #require(option.cost.items.first { $0.unit == "hour" })
            #expect(hours.quantity >= 1460)
        }
    }

    @Test("requests longer than a model's context are refused")
    func context() throws {
        let load = try workload(
            "{kind: online, model: {name: llama-3.1-8b, format: safetensors}, traffic: {average_rps: 1, tokens_in: 200000, tokens_out: 100}}"
        )
        #expect(throws: BerthError.self) { try Seed.plan(load) }
    }

    @Test("nobody promises anything for a cluster that one runs: it meets no more than a modest promise")
    func unknownAvailability() throws {
        let answer = try Seed.plan(
            workload(
                """
                kind: online
                model: {name: resnet50, format: onnx, precisions: [fp16]}
                traffic: {average_rps: 5, peak_rps: 10}
                slo: {p95_ms: 300, availability: 99.95}
                """))
        #expect(!answer.options.contains { $0.target.hasPrefix("k8s-self-") })
        #expect(answer.rejected.contains { $0.option == "aws/k8s-self-aws" && $0.constraint == "slo.availability" })
    }

    @Test("training is not spread over tasks that cannot talk to each other")
    func lonelyTasks() throws {
        let answer = try Seed.plan(
            workload(
                """
                kind: training
                model: {name: resnet50, format: pytorch, precisions: [amp]}
                job: {items: 1000000, epochs: 100, deadline_hours: 10}
                """))
        for option in answer.options where option.target == "cloud-run-job" { #expect(option.replicas.peak == 1) }
        #expect(!answer.options.isEmpty)
    }

    @Test("a speech model's decoder takes its time: Whisper large on an L4 is no faster than its weights can be read")
    func whisper() throws {
        let answer = try Seed.plan(
            workload(
                """
                kind: async
                model: {name: whisper-large-v3, format: safetensors, precisions: [fp16]}
                traffic: {average_rps: 0.1, peak_rps: 0.2}
                constraints: {accelerators: [L4]}
                """))
        let option = try #require(answer.options.first { $0.accelerator?.name == "NVIDIA L4" })
        // Whatever the batch: 150 tokens, each reading 0.58 × 1.54 thousand million weights of two bytes at 300 GB/s.
        #expect(option.serviceTimeMilliseconds.mean > 700)
    }
}

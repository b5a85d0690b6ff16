import Domain
import Importing
import KnowledgeBase
import Planning
import Testing

/// What an expert would nod at, on the real seed.
@Suite struct ClaimsTests {
    @Test("ResNet-50 at 0.2 requests/s lands on a CPU that scales to zero, not on a GPU that idles all month")
    func rareRequests() throws {
        let answer = try Seed.plan(
            workload(
                """
                name: resnet50-rare
                kind: online
                model: {name: resnet50, format: onnx, precisions: [fp32], preprocess_cpu_ms: 6}
                traffic: {average_rps: 0.2, peak_rps: 1, request_kb: 200, response_kb: 2}
                slo: {p95_ms: 500}
                """))
        let winner = try #require(answer.options.first)
        #expect(winner.accelerator == nil)
        #expect(winner.replicas.min == 0)
        #expect(winner.cost.total < USD(nanos: 30_000_000_000))
    }

    @Test("YOLOv8x at 200 requests/s on AWS lands on a small GPU with batching and enough CPU cores to decode")
    func busyDetector() throws {
        let answer = try Seed.plan(
            workload(
                """
                name: yolov8x-busy
                kind: online
                model: {name: yolov8x, format: onnx, precisions: [fp16], preprocess_cpu_ms: 6}
                traffic: {average_rps: 120, peak_rps: 200, request_kb: 350, response_kb: 4}
                slo: {p95_ms: 100}
                constraints: {providers: [aws]}
                """))
        let winner = try #require(answer.options.first)
        let device = try #require(winner.accelerator)
        #expect(["NVIDIA T4", "NVIDIA L4", "NVIDIA A10G"].contains(device.name))
        #expect(winner.batchSize > 1)
        // 200 requests of 6 ms are 1.2 cores of work at the peak, and queueing needs more.
        #expect(winner.cpu * Double(winner.replicas.peak) >= 4)
    }

    @Test("a 30 MB payload rules out SageMaker real-time by the name of the limit")
    func payload() throws {
        let answer = try Seed.plan(
            workload(
                """
                name: large-images
                kind: online
                model: {name: resnet50, format: onnx, precisions: [fp32]}
                traffic: {average_rps: 2, peak_rps: 4, request_kb: 30000, response_kb: 2}
                slo: {p95_ms: 1000}
                """))
        let rejection = try #require(
            answer.rejected.first {
                $0.option.contains("sagemaker-realtime") && $0.constraint == "max_request"
            })
        #expect(rejection.required.contains("30 MB"))
        #expect(rejection.actual.contains("6 MiB"))
        #expect(rejection.facts.contains { $0.table == "target_limits" })
    }

    @Test("a GPU on Fargate is rejected as unsupported")
    func gpuOnFargate() throws {
        let answer = try Seed.plan(
            workload(
                """
                name: needs-gpu
                kind: online
                model: {name: resnet50, format: onnx, precisions: [fp16]}
                traffic: {average_rps: 20, peak_rps: 40}
                constraints: {accelerator: required, providers: [aws]}
                """))
        let rejection = try #require(answer.rejected.first { $0.option.contains("ecs-fargate") })
        #expect(rejection.constraint == "accelerator")
        #expect(rejection.actual.contains("unsupported"))
    }

    @Test("a 70B model in fp16 does not fit one L4")
    func largeModel() throws {
        let answer = try Seed.plan(
            workload(
                """
                name: llama-70b
                kind: online
                model: {name: llama-3.1-70b, format: safetensors, precisions: [fp16]}
                traffic: {average_rps: 1, peak_rps: 2, tokens_in: 800, tokens_out: 200}
                slo: {ttft_p95_ms: 2000, tpot_p95_ms: 100}
                constraints: {accelerators: [L4]}
                """))
        #expect(answer.options.allSatisfy { ($0.accelerator?.count ?? 0) > 1 })
        #expect(
            answer.rejected.contains { $0.constraint == "memory" && $0.actual.contains("NVIDIA L4") }
                || !answer.options.isEmpty)
        #expect(answer.rejectedCounts["memory", default: 0] > 0)
    }

    @Test("an hour-long request is no endpoint: a queue or a job is the way out")
    func hourLong() throws {
        let hour = try workload(
            """
            name: hour-long
            kind: online
            model: {name: video-summariser, format: onnx, gflops: 1000000000, parameters_millions: 300, precisions: [fp16]}
            traffic: {average_rps: 0.001, peak_rps: 0.002}
            """)
        let answer = try Seed.plan(hour)
        for target in ["sagemaker-realtime", "cloud-run-service"] {
            #expect(!answer.options.contains { $0.target == target })
        }
        #expect(answer.rejectedCounts["max_request_timeout", default: 0] > 0)
        let ways = try Seed.relaxations(of: hour)
        #expect(ways.contains { $0.change == "kind" && $0.to == "async" })
    }

    @Test("where two promises are in the way at once, both have to give, and no third")
    func conflict() throws {
        let workload = try workload(
            """
            name: fast-and-cheap
            kind: online
            model: {name: resnet50, format: onnx, precisions: [fp16]}
            traffic: {average_rps: 20, peak_rps: 50}
            slo: {p95_ms: 1, max_cold_start_s: 3600}
            constraints: {max_monthly_usd: 5, providers: [aws]}
            """)
        let way = try #require(try Seed.relaxations(of: workload).first)
        #expect(way.change == "slo.p95_ms and constraints.max_monthly_usd")
        #expect(way.from == "1 and 5")
    }

    @Test("residency in the EU leaves regions of the EU only", arguments: ["online", "async"])
    func residency(kind: String) throws {
        let answer = try Seed.plan(
            workload(
                """
                name: eu-only
                kind: \(kind)
                model: {name: resnet50, format: onnx, precisions: [fp32, fp16]}
                traffic: {average_rps: 5, peak_rps: 10}
                constraints: {residency: eu}
                """))
        #expect(!answer.options.isEmpty)
        let european = Set(try snapshotRegions().filter { $0.residency == "eu" }.map { $0.provider + "/" + $0.region })
        for option in answer.options {
            #expect(european.contains(option.provider + "/" + option.region), "\(option.id)")
        }
    }

    @Test("training on 8 × A100 picks a place to train, and spot where it is allowed")
    func training() throws {
        let yaml = """
            name: resnet50-training
            kind: training
            model: {name: resnet50, format: pytorch, precisions: [amp, fp16, bf16]}
            job: {items: 1281167, epochs: 90, deadline_hours: 24, runs_per_month: 4}
            constraints: {accelerators: [A100]
            """
        let onDemand = try Seed.plan(workload(yaml + "}"))
        let spot = try Seed.plan(workload(yaml + ", purchase: [on-demand, spot]}"))
        let winner = try #require(onDemand.options.first)
        #expect(winner.accelerator?.name.contains("A100") == true)
        #expect(onDemand.options.allSatisfy { $0.purchase == .onDemand })
        #expect(spot.options.contains { $0.purchase == .spot })
        let cheapestSpot = try #require(spot.options.map(\.cost.total).min())
        let cheapest = try #require(onDemand.options.map(\.cost.total).min())
        #expect(cheapestSpot < cheapest)
    }

    @Test("self-run Kubernetes loses on operations for a team that has no cluster")
    func selfRun() throws {
        func operations(_ team: String) throws -> Double {
            let answer = try Seed.plan(
                workload(
                    """
                    name: steady
                    kind: online
                    model: {name: resnet50, format: onnx, precisions: [fp16]}
                    traffic: {average_rps: 50, peak_rps: 80}
                    slo: {p95_ms: 200}
                    constraints: {targets: [k8s-self-aws]}
                    team: \(team)
                    """))
            let option = try #require(answer.options.first)
            return try #require(option.score.criteria.first { $0.criterion == .operations }).utility
        }
        let with = try operations("{kubernetes: true, skills: {kubernetes: 3}}")
        let without = try operations("{kubernetes: false, skills: {kubernetes: 0}}")
        #expect(with > without + 0.3)
    }

    @Test("a cluster that stands idle wins for the team that has it, and for nobody else")
    func ownCluster() throws {
        let knowledgeBase = try Seed.fresh()
        _ = try DatasetImport.run(path: Seed.root + "/examples/datasets/on-prem-cluster", into: knowledgeBase)
        let load = try workload(
            """
            name: steady
            kind: online
            model: {name: resnet50, format: onnx, precisions: [fp16], preprocess_cpu_ms: 6}
            traffic: {average_rps: 20, peak_rps: 40}
            slo: {p95_ms: 200}
            constraints: {purchase: [on-demand]}
            team: {kubernetes: true, skills: {kubernetes: 3}}
            """)
        let ours = try Seed.plan(load, team: "vision", on: knowledgeBase)
        #expect(ours.options.first?.target == "k8s-onprem")
        #expect(ours.options.first?.facts.contains { $0.layer == "team:vision" } == true)
        for team in [nil, "other"] {
            let theirs = try Seed.plan(load, team: team, on: knowledgeBase)
            #expect(!theirs.options.contains { $0.target == "k8s-onprem" })
            #expect(theirs.rejected.contains { $0.option == "own/k8s-onprem" && $0.constraint == "hardware" })
        }
    }

    @Test("a language model without the length of its requests is refused, not guessed")
    func unknownLength() throws {
        let load = try workload(
            "{kind: online, model: {name: llama-3.1-8b, format: safetensors}, traffic: {average_rps: 1}}")
        #expect(throws: BerthError.self) { try Seed.plan(load) }
    }

    @Test("an LLM's decoding is no faster than its weights can be read", arguments: ["fp16", "fp8"])
    func decodeBound(precision: String) throws {
        let answer = try Seed.plan(
            workload(
                """
                name: llama-8b
                kind: online
                model: {name: llama-3.1-8b, format: safetensors, precisions: [\(precision)]}
                traffic: {average_rps: 0.5, peak_rps: 1, tokens_in: 500, tokens_out: 200}
                slo: {ttft_p95_ms: 2000, tpot_p95_ms: 100}
                constraints: {accelerators: [L4, A10G, H100]}
                """))
        let bandwidth = ["NVIDIA L4": 300.0, "NVIDIA A10G": 600, "NVIDIA H100 80GB": 3350]
        for option in answer.options {
            guard let device = option.accelerator, let speed = bandwidth[device.name],
                let each = option.perTokenP95Milliseconds
            else { continue }
            let bytes = 8.03e9 * (precision == "fp16" ? 2 : 1)
            #expect(each >= bytes / (speed * 1e9 * device.count) * 1000 * 0.95, "\(option.id)")
            #expect(option.costPerMillionTokens != nil)
        }
        #expect(!answer.options.isEmpty)
    }

    @Test("a month's sum that no bill can hold is no option")
    func absurdlyLarge() throws {
        let answer = try Seed.plan(
            workload(
                """
                name: absurd
                kind: training
                model: {name: resnet50, format: pytorch, precisions: [fp32]}
                job: {items: 1000000000000, epochs: 100000}
                """))
        #expect(answer.options.allSatisfy { $0.cost.total > .zero && $0.durationHours.map { $0.mean <= 730 } == true })
    }

    private func snapshotRegions() throws -> [Region] {
        let knowledgeBase = Seed.knowledgeBase
        let workload = Workload(
            name: "x", kind: .online, model: .init(name: "resnet50"), traffic: .init(averageRPS: 1, peakRPS: 1))
        return try knowledgeBase.snapshot(
            for: workload, datasets: knowledgeBase.visibleDatasets(team: nil), today: Seed.today
        ).regions
    }
}

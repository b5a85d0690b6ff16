import Domain
import Testing

@testable import Artifacts

@Suite struct DeploymentTests {
    @Test("figures of the decision reach the manifests, each with the decision beside it")
    func figures() throws {
        let deployment = try Sample().text("k8s/base/deployment.yaml")
        // 4 vCPU less 3 % and 0.3; 16 GiB less 9 % and 0.5.
        #expect(deployment.contains("cpu: 3580m") && deployment.contains("memory: 14384Mi"))
        #expect(deployment.contains("nvidia.com/gpu: 1"))
        // 2 × 100 s in steps of 5 s.
        #expect(deployment.contains("failureThreshold: 40"))
        let scaling = try Sample().text("k8s/base/scaledobject.yaml")
        #expect(scaling.contains("minReplicaCount: 2  # D-7: replicas.min"))
        #expect(scaling.contains("maxReplicaCount: 6  # D-7: replicas.peak"))
        #expect(scaling.contains("threshold: \"50\""))
    }

    @Test("what is computed on the CPU scales by CPU, the rest by requests")
    func autoscaling() throws {
        var sample = Sample()
        sample.accelerator = nil
        sample.runtime = "openvino"
        sample.image = "python:3.12-slim"
        let paths = try sample.artifacts().map(\.path)
        #expect(paths.contains("k8s/base/hpa.yaml") && !paths.contains("k8s/base/scaledobject.yaml"))
        // 300 requests/s on 6 replicas that answer 100 each.
        #expect(try sample.text("k8s/base/hpa.yaml").contains("averageUtilization: 50"))
        #expect(try Sample().artifacts().map(\.path).contains("k8s/base/scaledobject.yaml"))
    }

    @Test(
        "a server of language models is told the longest sequence, and the volume holds its weights",
        arguments: [
            ("vllm/vllm-openai:v0.11.0", "--max-model-len 4096"), ("lmsysorg/sglang:v0.5.0", "--context-length 4096"),
            ("ghcr.io/huggingface/text-generation-inference:3.3.5", "--max-total-tokens 4096"),
            ("ghcr.io/ggml-org/llama.cpp:b9522", "--ctx-size 16384"),
        ])
    func longestSequence(image: String, flag: String) throws {
        var sample = Sample()
        sample.image = image
        sample.tokens = (800, 200)
        #expect(try sample.text("Dockerfile").contains(flag + "\"") || sample.text("Dockerfile").contains(flag + " "))
        // Twice 8,030 million parameters of two bytes.
        #expect(try sample.text("k8s/base/volumes.yaml").contains("storage: 30Gi"))
    }

    @Test(
        "a server of language models computes at the decision's precision",
        arguments: [
            ("vllm/vllm-openai:v0.11.0", Precision.fp8, "--quantization fp8"),
            ("vllm/vllm-openai:v0.11.0", .fp16, "--dtype float16"),
            ("lmsysorg/sglang:v0.5.0", .bf16, "--dtype bfloat16"),
            ("ghcr.io/huggingface/text-generation-inference:3.3.5", .fp8, "--quantize fp8"),
        ])
    func precision(_ image: String, _ precision: Precision, _ words: String) throws {
        var sample = Sample()
        sample.image = image
        sample.precision = precision
        #expect(try sample.text("Dockerfile").contains(words))
    }

    @Test("a server that refuses what it does not take in lets a burst wait")
    func admitted() throws {
        var sample = Sample()
        for image in [
            "ghcr.io/huggingface/text-generation-inference:3.3.5", "ghcr.io/huggingface/text-embeddings-inference:1.9",
        ] {
            sample.image = image
            #expect(try sample.text("Dockerfile").contains("--max-concurrent-requests 128"))
        }
    }

    @Test("a language model on Neuron is divided among cores, and its compiled form lies beside the weights")
    func neuron() throws {
        var sample = Sample(target: "ecs-ec2", family: "ECS", accelerator: "AWS Inferentia2", acceleratorCount: 6)
        sample.image = "public.ecr.aws/neuron/pytorch-inference-vllm-neuronx:0.16.0-neuronx-py312-sdk2.31.1-ubuntu24.04"
        sample.runtime = "neuron"
        sample.tokens = (800, 200)
        let dockerfile = try sample.text("Dockerfile")
        // Six devices of two cores each.
        #expect(
            dockerfile.contains(
                "--tensor-parallel-size 12 --max-model-len 4096 --dtype float16 --no-enable-prefix-caching"))
        #expect(dockerfile.contains("NEURON_COMPILED_ARTIFACTS=/models/neuron-compiled-artifacts"))
        #expect(try sample.text("README.md").contains("neuron-compiled-artifacts"))
        #expect(try !sample.artifacts().map(\.path).contains("app/server.py"))
    }

    @Test("where there may be no instance, the time of a request on Cloud Run includes a start")
    func coldRequests() throws {
        var sample = Sample(target: "cloud-run-service", family: "Cloud Run", provider: "gcp", instance: nil)
        #expect(try sample.text("terraform/main.tf").contains("timeout = \"5s\""))
        sample.replicas = .init(min: 0, average: 0.2, peak: 3)
        // Twice 100 s, and 5 s.
        #expect(try sample.text("terraform/main.tf").contains("timeout = \"205s\""))
    }

    @Test("what SageMaker runs in a network reaches S3 by the addresses of its gateway")
    func gateway() throws {
        for target in ["sagemaker-realtime", "sagemaker-async", "sagemaker-training", "sagemaker-batch-transform"] {
            var sample = Sample(target: target, family: "SageMaker", region: "eu-west-1")
            sample.kind = target.hasSuffix("training") ? .training : target.hasSuffix("transform") ? .batch : .online
            let main = try sample.text("terraform/main.tf")
            #expect(main.contains(#"name = "com.amazonaws.eu-west-1.s3""#), "\(target)")
            #expect(main.contains("prefix_list_id    = data.aws_ec2_managed_prefix_list.s3.id"), "\(target)")
        }
    }

    @Test(
        "the README names what is rendered, and no more",
        arguments: [
            ("cloud-run-service", "Cloud Run", "gcp", "| Terraform |"), ("ecs-ec2", "ECS", "aws", "| Terraform |"),
            ("eks", "Kubernetes", "aws", "| Terraform, Kubernetes |"), ("ours", "Kubernetes", "own", "| Kubernetes |"),
        ])
    func readme(_ target: String, _ family: String, _ provider: String, _ words: String) throws {
        let sample = Sample(target: target, family: family, provider: provider)
        let text = try sample.text("README.md"), paths = try sample.artifacts().map(\.path)
        #expect(text.contains(words))
        #expect(text.contains("Kubernetes") == paths.contains { $0.hasPrefix("k8s/") })
        #expect(text.lowercased().contains("terraform") == paths.contains { $0.hasPrefix("terraform/") })
    }

    @Test(
        "a budget of null makes no alert, and one without anybody to tell is refused",
        arguments: ["aws", "gcp", "azure"])
    func budget(_ provider: String) throws {
        let sample = Sample(target: "ours", family: "Kubernetes", provider: provider)
        #expect(try sample.text("terraform/budget.tf").contains("count = var.budget_usd == null ? 0 : 1"))
        #expect(try sample.text("terraform/variables.tf").contains("condition     = var.budget_usd == null || "))
    }

    @Test("whatever runs a container beside an accelerator gives it shared memory, and nothing else does")
    func sharedMemory() throws {
        let task = Sample(target: "ecs-ec2", family: "ECS")
        for (sample, path, words) in [
            (Sample(), "k8s/base/deployment.yaml", "sizeLimit: 3596Mi"), (Sample(), "compose.yaml", "shm_size: 3596m"),
            (task, "terraform/main.tf", "sharedMemorySize = 3596"),
        ] {
            #expect(try sample.text(path).contains(words), "\(path)")
            var plain = sample
            plain.accelerator = nil
            #expect(try !plain.text(path).contains(words), "\(path)")
        }
    }

    @Test("there is no alert for a ceiling that is also the floor")
    func ceiling() throws {
        var sample = Sample()
        #expect(try sample.text("monitoring/rules.yaml").contains("alert: AtCeiling"))
        sample.replicas = .init(min: 2, average: 2, peak: 2)
        #expect(try !sample.text("monitoring/rules.yaml").contains("alert: AtCeiling"))
    }

    @Test("the first request wakes an asynchronous endpoint that went to 0")
    func wakes() throws {
        var sample = Sample()
        sample.target = "sagemaker-async"
        sample.family = "SageMaker"
        sample.kind = .async
        sample.replicas = .init(min: 0, average: 0.5, peak: 2)
        #expect(try sample.text("terraform/main.tf").contains("HasBacklogWithoutCapacity"))
        sample.replicas = .init(min: 1, average: 1, peak: 2)
        #expect(try !sample.text("terraform/main.tf").contains("HasBacklogWithoutCapacity"))
    }

    @Test("concurrency is a batch, or what arrives while one is answered")
    func concurrency() throws {
        // 100/s × 60 ms = 6, over the batch of 4.
        #expect(try Deployment(Sample().request).concurrency == 6)
    }

    @Test(
        "each target has its kinds of files",
        arguments: [
            ("eks", "Kubernetes", ["k8s/base/deployment.yaml", "terraform/main.tf"]),
            ("ecs-ec2", "ECS", ["terraform/main.tf", "terraform/service.tf"]),
            ("cloud-run-service", "Cloud Run", ["terraform/main.tf"]),
            ("sagemaker-realtime", "SageMaker", ["terraform/main.tf"]),
            ("ours", "Kubernetes", ["k8s/base/deployment.yaml", "terraform/budget.tf"]),
        ])
    func targets(_ target: String, _ family: String, _ expected: [String]) throws {
        let sample = Sample(target: target, family: family)
        let paths = try sample.artifacts().map(\.path)
        #expect(expected.allSatisfy(paths.contains))
        #expect(paths.contains("terraform/budget.tf"))
        #expect(paths.contains("k8s/base/kustomization.yaml") == (family == "Kubernetes"))
    }

    @Test(
        "an ECS task asks for whole GPUs, a share of one, or the device files of Neuron",
        arguments: [
            ("NVIDIA L4", 2, #"resourceRequirements = [{ type = "GPU", value = "2" }]"#),
            ("NVIDIA L4", 0.125, #"resourceRequirements = [{ type = "GPU", value = "0.125" }]"#),
            ("AWS Inferentia2", 6, "for device in range(6) : {"),
        ])
    func acceleratorsOfATask(_ accelerator: String, _ count: Double, _ line: String) throws {
        var sample = Sample(target: "ecs-ec2", family: "ECS", accelerator: accelerator, acceleratorCount: count)
        let task = try sample.text("terraform/main.tf") + sample.text("terraform/service.tf")
        #expect(task.contains(line))
        #expect(task.contains("GPU\"") == accelerator.hasPrefix("NVIDIA"))
        sample.accelerator = nil
        #expect(!(try sample.text("terraform/main.tf")).contains(line))
    }

    @Test("a target that is none of ours is refused with what to do")
    func unknownTarget() {
        let error = #expect(throws: BerthError.self) { try Sample(target: "mainframe", family: "Batch").artifacts() }
        #expect(error?.kind == .notFound && error?.message.contains("mainframe") == true)
    }

    @Test("files that a target does not have are wrong usage")
    func groups() throws {
        let sample = Sample(target: "cloud-run-service", family: "Cloud Run", instance: nil)
        let error = #expect(throws: BerthError.self) { try sample.artifacts(only: [.k8s]) }
        #expect(error?.kind == .usage)
        #expect(Set(try sample.artifacts(only: [.terraform]).map(\.group)) == [.terraform])
    }

    @Test(
        "the server is told by its image",
        arguments: [
            ("nvcr.io/nvidia/tritonserver:25.10-py3", ModelServer.triton), ("vllm/vllm-openai:v0.27.1", .vllm),
            ("lmsysorg/sglang:v0.5.17", .sglang), ("openvino/model_server:2025.3", .openVINO),
            ("ghcr.io/huggingface/text-generation-inference:3.3.5", .tgi), ("tensorflow/serving:2.18.0", .tensorFlow),
            ("python:3.12-slim", .python), ("nvidia/cuda:12.8.1-runtime-ubuntu24.04", .python),
        ])
    func servers(_ image: String, _ server: ModelServer) throws {
        #expect(ModelServer(image: try ImageReference(image)) == server)
        var sample = Sample()
        sample.image = image
        let dockerfile = try sample.text("Dockerfile")
        #expect(dockerfile.contains("FROM \(image)\n") && dockerfile.contains("USER 10001:10001"))
        #expect(dockerfile.contains("HEALTHCHECK") && !dockerfile.contains("curl http"))
    }

    @Test(
        "schedules run no less often than the decision counts",
        arguments: [
            (1.0, "0 2 1 * *"), (4, "0 2 * * 0"), (30, "0 2 * * *"), (60, "0 2,14 * * *"), (120, "0 */6 * * *"),
            (700, "0 * * * *"),
        ])
    func schedule(_ runs: Double, _ cron: String) {
        #expect(Schedule(runsPerMonth: runs).cron == cron)
    }

    @Test("digests fill the slots of the images they name")
    func digests() throws {
        let digest = "sha256:" + String(repeating: "ab", count: 32)
        var sample = Sample()
        sample.digests = try ImageDigests("# pins\n\(sample.image)  \(digest)\nother:1@\(digest)\n", file: "d")
        #expect(try sample.text("Dockerfile").contains("FROM \(sample.image)@\(digest)\n"))
        let error = #expect(throws: BerthError.self) { try ImageDigests("a sha256:1\n", file: "pins.txt") }
        #expect(error?.message.hasPrefix("pins.txt:1:") == true)
    }

    @Test("weights are mounted: no file is copied into an image but the program")
    func weights() throws {
        for image in ["python:3.12-slim", "vllm/vllm-openai:v0.27.1"] {
            var sample = Sample()
            sample.image = image
            let copies = try sample.text("Dockerfile").split(separator: "\n").filter {
                $0.hasPrefix("COPY") && !$0.contains("--from=")
            }
            #expect(copies.allSatisfy { $0.hasPrefix("COPY app/") })
            #expect(try sample.text(".dockerignore").contains("\n*\n"))
        }
    }
}

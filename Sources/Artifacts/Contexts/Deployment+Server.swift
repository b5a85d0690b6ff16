import Domain

extension Deployment {
    var serverFields: [String: TemplateValue] {
        let hasMetricsPort = server.metricsPort != server.port
        return [
            "port": .number(port), "hasPort": .flag(hasPort), "metricsPort": .number(server.metricsPort),
            "hasMetricsPort": .flag(hasMetricsPort), "metricsPortName": .word(hasMetricsPort ? "metrics" : "http"),
            "metricsPath": .word(server.metricsPath), "livePath": .word(livePath), "readyPath": .word(readyPath),
            "livePathText": .text(livePath.description), "readyPathText": .text(readyPath.description),
            "predictPath": .word(server.predictPath),
            "batchCommand": .list(serverCommand.map { .text($0) }),
            "serverLine": .text("exec " + serverCommand.joined(separator: " ")),
            "modelThreads": .number(max(1, capacity.milliCPU / 1000)),
            "promisedSeconds": .number((promisedMilliseconds ?? 1000) / 1000),
            "tritonBackend": .word(tritonBackend),
            "queueDelayMicroseconds": .number(((promisedMilliseconds ?? 500) * 1000 / 5).rounded()),
        ]
    }

    /// SageMaker asks `/ping` of every container.
    private var livePath: StaticString { platform.isSageMaker ? "/ping" : server.livePath }
    private var readyPath: StaticString { platform.isSageMaker ? "/ping" : server.readyPath }

    /// The promise that requests are held to: the sharpest percentile that was named.
    var promisedMilliseconds: Double? { promise?.milliseconds }

    var promise: (percentile: Double, milliseconds: Double)? {
        let slo = workload.slo
        let promises: [(Double, Double?)] = [
            (0.95, slo.p95Milliseconds), (0.99, slo.p99Milliseconds), (0.9, slo.p90Milliseconds),
            (0.5, slo.p50Milliseconds),
        ]
        return promises.lazy.compactMap { percentile, value in value.map { (percentile, $0) } }.first
    }

    private var tritonBackend: StaticString {
        switch option.runtime.name {
        case "tensorrt": "tensorrt"
        case "tensorrt-llm": "tensorrtllm"
        case "onnxruntime-cuda", "onnxruntime-tensorrt", "onnxruntime-cpu": "onnxruntime"
        case "pytorch", "torch-compile": "pytorch"
        case "openvino": "openvino"
        case "vllm": "vllm"
        default: "python"
        }
    }

    /// The limit of a sequence; llama.cpp divides what it is given among its slots.
    private func longest(_ flag: String, slots: Int = 1) -> [String] {
        longestSequence.map { [flag, "\($0 * slots)"] } ?? []
    }

    /// The decision's precision in the words of servers of language models. Told nothing they take the checkpoint's, which
    /// may not fit the memory, or the device. Weights of other precisions are stored as such and say so.
    private func number(quantization flag: String) -> [String] {
        switch option.precision {
        case .fp8: [flag, "fp8"]
        case .fp16: ["--dtype", "float16"]
        case .bf16: ["--dtype", "bfloat16"]
        default: []
        }
    }

    /// Requests that are taken in at once, those that wait included: TGI and TEI refuse what comes beyond. Three times what
    /// the plan computes at once, as a request may take three times as long, and at least TGI's own 128.
    private var admitted: Int { max(128, 3 * concurrency) }

    /// The server with its settings; words of this program and numbers only, so that no shell can misread them.
    var serverCommand: [String] {
        let devices = accelerators?.shards ?? 1, batch = option.batchSize
        let models = platform.isSageMaker ? "/opt/ml/model" : "/models"
        switch server {
        case .python: return ["python3", "/app/server.py"]
        case .triton:
            let http =
                platform.isSageMaker
                ? ["--allow-http=false", "--allow-sagemaker=true", "--sagemaker-port=8080"] : ["--http-port=8000"]
            return ["tritonserver", "--model-repository=\(models)"] + http + [
                "--allow-grpc=false", "--metrics-port=8002", "--metrics-config=summary_latencies=true",
                "--metrics-config=summary_quantiles=0.5:0.05,0.9:0.01,0.95:0.005,0.99:0.001",
            ]
        case .vllm:
            return [
                "vllm", "serve", models, "--host", "0.0.0.0", "--port", "\(port)", "--served-model-name", "model",
                "--max-num-seqs", "\(batch)", "--tensor-parallel-size", "\(devices)",
            ] + longest("--max-model-len") + number(quantization: "--quantization")
                // NxD Inference batches without them.
                + (isNeuronVLLM ? ["--no-enable-prefix-caching", "--no-enable-chunked-prefill"] : [])
        case .sglang:
            return [
                "python3", "-m", "sglang.launch_server", "--model-path", models, "--host", "0.0.0.0", "--port",
                "\(port)", "--served-model-name", "model", "--max-running-requests", "\(batch)", "--tp-size",
                "\(devices)", "--enable-metrics",
            ] + longest("--context-length") + number(quantization: "--quantization")
        case .tei:
            return [
                "text-embeddings-router", "--model-id", models, "--port", "\(port)", "--max-client-batch-size",
                "\(batch)", "--max-concurrent-requests", "\(admitted)",
            ]
        case .tgi:
            return [
                "text-generation-launcher", "--model-id", models, "--port", "\(port)", "--num-shard", "\(devices)",
                "--max-concurrent-requests", "\(admitted)",
            ] + longest("--max-total-tokens")
                // One token of an answer at least.
                + (longestSequence.map { ["--max-input-tokens", "\($0 - 1)"] } ?? [])
                + number(quantization: "--quantize")
        case .llamaCpp:
            return [
                "/app/llama-server", "--model", "\(models)/model.gguf", "--host", "0.0.0.0", "--port", "\(port)",
                "--parallel", "\(batch)", "--metrics",
            ] + longest("--ctx-size", slots: batch)
        case .openVINO:
            return [
                "/ovms/bin/ovms", "--model_path", models, "--model_name", "model", "--rest_port", "\(port)",
                "--metrics_enable",
            ]
        case .tensorFlow:
            return [
                "tensorflow_model_server", "--rest_api_port=\(port)", "--model_name=model",
                "--model_base_path=\(models)",
            ]
        }
    }
}

import Domain

/// The program in the image that answers requests: where it listens and what it tells Prometheus.
enum ModelServer: String, Sendable, CaseIterable {
    /// The skeleton in `app/`, on the runtime's Python package.
    case python
    case triton, vllm, sglang, tei, tgi
    case llamaCpp = "llama.cpp"
    case openVINO = "openvino-model-server"
    case tensorFlow = "tensorflow-serving"

    /// By the image that serves, since one runtime comes in several.
    init(image: ImageReference) {
        let path = image.name.split(separator: "/").map(String.init)
        let last = path.last ?? ""
        self =
            switch last {
            case "tritonserver": .triton
            case "vllm", "vllm-openai", "huggingface-vllm", "pytorch-inference-vllm-neuronx": .vllm
            case "sglang": .sglang
            case "tei", "tei-cpu", "text-embeddings-inference": .tei
            case "text-generation-inference": .tgi
            case "llama-cpp", "llama-cpp-arm64", "llama.cpp": .llamaCpp
            case "model_server": .openVINO
            case "serving" where path.dropLast().last == "tensorflow": .tensorFlow
            case "tensorflow-inference": .tensorFlow
            default: .python
            }
    }

    var port: Int {
        switch self {
        case .python, .sglang, .tei, .tgi, .llamaCpp: 8080
        case .triton, .vllm, .openVINO: 8000
        case .tensorFlow: 8501
        }
    }

    /// Alive: restart where it fails.
    var livePath: StaticString {
        switch self {
        case .triton, .openVINO: "/v2/health/live"
        case .tensorFlow: "/v1/models/model"
        case .python, .vllm, .sglang, .tei, .tgi, .llamaCpp: "/health"
        }
    }

    /// Ready: send requests where it passes. The model is loaded.
    var readyPath: StaticString {
        switch self {
        case .python: "/ready"
        case .triton, .openVINO: "/v2/health/ready"
        case .sglang: "/health_generate"
        case .tensorFlow: "/v1/models/model"
        // These answer /health only once the model is loaded.
        case .vllm, .tei, .tgi, .llamaCpp: "/health"
        }
    }

    var predictPath: StaticString {
        switch self {
        case .python: "/predict"
        case .triton, .openVINO: "/v2/models/model/infer"
        case .vllm, .sglang, .llamaCpp: "/v1/completions"
        case .tei: "/embed"
        case .tgi: "/generate"
        case .tensorFlow: "/v1/models/model:predict"
        }
    }

    var metricsPort: Int { self == .triton ? 8002 : port }

    var metricsPath: StaticString {
        switch self {
        case .tensorFlow: "/monitoring/prometheus/metrics"
        default: "/metrics"
        }
    }

    /// Where /health fails until the model is loaded, a liveness probe would restart a slow start: the startup probe
    /// holds it back.
    var telemetry: Telemetry {
        switch self {
        case .python:
            Telemetry(
                requests: "inference_requests_total", errors: "inference_requests_total{outcome=\"error\"}",
                seconds: "inference_request_duration_seconds_bucket", waiting: "inference_requests_waiting",
                hasPromisedBucket: true)
        case .triton:
            Telemetry(
                requests: "nv_inference_request_success", errors: "nv_inference_request_failure",
                errorsAreApart: true, seconds: nil, waiting: "nv_inference_pending_request_count")
        case .vllm:
            Telemetry(
                requests: "http_requests_total", errors: "http_requests_total{status=\"5xx\"}",
                seconds: "vllm:e2e_request_latency_seconds_bucket", waiting: "vllm:num_requests_waiting",
                firstToken: "vllm:time_to_first_token_seconds_bucket")
        case .sglang:
            Telemetry(
                requests: "sglang:num_requests_total", errors: "sglang:num_aborted_requests_total",
                seconds: "sglang:e2e_request_latency_seconds_bucket", waiting: "sglang:num_queue_reqs",
                firstToken: "sglang:time_to_first_token_seconds_bucket")
        case .tei:
            Telemetry(
                requests: "te_request_success", errors: "te_request_failure", errorsAreApart: true,
                seconds: "te_request_duration_bucket", waiting: "te_queue_size")
        case .tgi:
            Telemetry(
                requests: "tgi_request_success", errors: "tgi_request_failure", errorsAreApart: true,
                seconds: "tgi_request_duration_bucket", waiting: "tgi_queue_size")
        case .llamaCpp:
            Telemetry(requests: nil, errors: nil, seconds: nil, waiting: "llamacpp:requests_deferred")
        case .openVINO:
            Telemetry(
                requests: "ovms_requests_success", errors: "ovms_requests_fail", errorsAreApart: true, seconds: nil,
                waiting: "ovms_current_requests")
        case .tensorFlow:
            Telemetry(
                requests: ":tensorflow:serving:request_count",
                errors: ":tensorflow:serving:request_count{status!=\"OK\"}", seconds: nil, waiting: nil)
        }
    }

    /// What a server counts, in the names it exports.
    struct Telemetry: Sendable {
        /// Requests; only those that succeeded where errors are counted apart.
        let requests: String?
        let errors: String?
        let errorsAreApart: Bool
        /// Buckets of a histogram of whole requests, in seconds.
        let seconds: String?
        /// Requests that wait, as a gauge.
        let waiting: String?
        let firstToken: String?
        /// Whether the histogram has a bucket at the promised percentile, so that the share beyond it is exact.
        let hasPromisedBucket: Bool

        init(
            requests: String?, errors: String?, errorsAreApart: Bool = false, seconds: String?, waiting: String?,
            firstToken: String? = nil, hasPromisedBucket: Bool = false
        ) {
            self.requests = requests
            self.errors = errors
            self.errorsAreApart = errorsAreApart
            self.seconds = seconds
            self.waiting = waiting
            self.firstToken = firstToken
            self.hasPromisedBucket = hasPromisedBucket
        }
    }
}

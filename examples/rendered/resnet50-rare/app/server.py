"""Serves one model over HTTP; from D-1.

GET /health: the process answers. GET /ready: the model is loaded. POST /predict: {"inputs": {NAME: nested lists}}.
GET /metrics: for Prometheus. /ping and /invocations are what SageMaker calls. Replace Model by what yours needs.
"""

import asyncio
import contextlib
import importlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import numpy
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

MODEL_DIR = Path(os.environ.get("MODEL_DIR", "/models"))
MODEL_FILE = os.environ.get("MODEL_FILE", "model.onnx")
PORT = int(os.environ.get("PORT", "8080"))
CONCURRENCY = int(os.environ.get("CONCURRENCY", "2"))
TIMEOUT_S = float(os.environ.get("REQUEST_TIMEOUT_S", "5"))
THREADS = int(os.environ.get("MODEL_THREADS", "2"))

# The bucket at the promised latency makes the share of slow requests exact.
BUCKETS = sorted({0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 0.5})
REQUESTS = Counter("inference_requests", "Requests answered.", ["outcome"])
DURATION = Histogram("inference_request_duration_seconds", "Whole requests.", buckets=BUCKETS)
WAITING = Gauge("inference_requests_waiting", "Requests that wait for the model.")
LOAD_SECONDS = Gauge("inference_model_load_seconds", "How long the model took to load.")
for outcome in ("success", "error"):
    REQUESTS.labels(outcome)


class Model:
    """The model, on the runtime that the decision names."""

    def __init__(self, path):
        runtime = "openvino"
        if runtime == "openvino":
            openvino = importlib.import_module("openvino")
            # One stream: a request has the cores to itself, as the plan counts.
            compiled = openvino.Core().compile_model(str(path), "CPU", {"PERFORMANCE_HINT": "LATENCY"})
            self.infer = lambda inputs: {
                output.any_name: value for output, value in compiled(inputs).items() if output.names
            }
        elif runtime.startswith("onnxruntime"):
            onnxruntime = importlib.import_module("onnxruntime")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = THREADS
            providers = ["CUDAExecutionProvider"] if runtime == "onnxruntime-cuda" else ["CPUExecutionProvider"]
            session = onnxruntime.InferenceSession(str(path), options, providers=providers)
            types = {"tensor(float)": "float32", "tensor(float16)": "float16", "tensor(int64)": "int64"}
            kinds = {each.name: types.get(each.type) for each in session.get_inputs()}
            names = [output.name for output in session.get_outputs()]
            self.infer = lambda inputs: dict(
                zip(names, session.run(None, {key: value.astype(kinds.get(key) or value.dtype) for key, value in inputs.items()}))
            )
        else:
            torch = importlib.import_module("torch")
            device = "cuda" if torch.cuda.is_available() else "cpu"
            module = torch.jit.load(str(path), map_location=device).eval()

            def infer(inputs):
                with torch.inference_mode():
                    tensors = [torch.from_numpy(value).float().to(device) for value in inputs.values()]
                    return {"output": module(*tensors).cpu().numpy()}

            self.infer = infer


class Service:
    model = None
    slots = asyncio.Semaphore(CONCURRENCY)


def load():
    """Loads beside the server, so that /health answers meanwhile. A model that cannot be loaded ends the process."""
    started = time.monotonic()
    path = MODEL_DIR / MODEL_FILE
    try:
        Service.model = Model(path)
    except Exception as error:
        print(f"cannot load the model {path}: {error}", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGTERM)
        return
    LOAD_SECONDS.set(time.monotonic() - started)


def health(request):
    return JSONResponse({"status": "alive"})


def ready(request):
    if Service.model is None:
        return JSONResponse({"status": "loading"}, status_code=503)
    return JSONResponse({"status": "ready"})


async def predict(request):
    if Service.model is None:
        return JSONResponse({"error": "the model is being loaded"}, status_code=503)
    started = time.monotonic()
    try:
        body = await request.json()
        inputs = {name: numpy.asarray(value) for name, value in body["inputs"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        # The caller's mistake is not counted against the service.
        return JSONResponse({"error": 'expected {"inputs": {NAME: nested lists of numbers}}'}, status_code=400)
    try:
        with WAITING.track_inprogress():
            await asyncio.wait_for(Service.slots.acquire(), TIMEOUT_S)
        try:
            outputs = await asyncio.to_thread(Service.model.infer, inputs)
        finally:
            Service.slots.release()
        answer = JSONResponse({"outputs": {name: numpy.asarray(value).tolist() for name, value in outputs.items()}})
        REQUESTS.labels("success").inc()
        return answer
    except TimeoutError:
        REQUESTS.labels("error").inc()
        return JSONResponse({"error": "too many requests wait"}, status_code=503)
    except Exception as error:
        REQUESTS.labels("error").inc()
        print(f"cannot answer: {error}", file=sys.stderr, flush=True)
        return JSONResponse({"error": "the model failed"}, status_code=500)
    finally:
        DURATION.observe(time.monotonic() - started)


def metrics(request):
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@contextlib.asynccontextmanager
async def lifespan(app):
    threading.Thread(target=load, daemon=True).start()
    yield


app = Starlette(
    lifespan=lifespan,
    routes=[
        Route("/health", health),
        Route("/ready", ready),
        Route("/ping", ready),
        Route("/metrics", metrics),
        Route("/predict", predict, methods=["POST"]),
        Route("/invocations", predict, methods=["POST"]),
    ],
)

if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=PORT, log_level="warning", timeout_graceful_shutdown=30)  # noqa: S104

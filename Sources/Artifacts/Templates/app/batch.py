"""Runs the model server and sends it every request of a folder; from {{decision}}.

Each line of each *.jsonl file in INPUT_DIR is the body of one request; answers go to the same name in OUTPUT_DIR. A file
whose answers are complete is skipped, so that a job that was interrupted goes on where it stopped. Of several workers
each takes every n-th file, by the index that the platform gives it.
"""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BASE = "http://127.0.0.1:{{port}}"
INPUT_DIR = Path(os.environ.get("INPUT_DIR", "/data/input"))
OUTPUT_DIR = Path(os.environ.get("OUTPUT_DIR", "/data/output"))
WORKERS = int(os.environ.get("WORKERS", "{{maxReplicas}}"))
CONCURRENCY = int(os.environ.get("CONCURRENCY", "{{concurrency}}"))
TIMEOUT_S = float(os.environ.get("REQUEST_TIMEOUT_S", "{{requestTimeoutSeconds}}"))
START_S = float(os.environ.get("STARTUP_S", "{{startupSeconds}}"))
INDEXES = ("JOB_COMPLETION_INDEX", "CLOUD_RUN_TASK_INDEX", "SHARD_INDEX")


def post(body, attempts=3):
    for attempt in range(attempts):
        request = urllib.request.Request(
            BASE + "{{predictPath}}", data=body.encode(), headers={"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
                return json.dumps(json.load(answer))
        except (urllib.error.URLError, TimeoutError) as error:
            if attempt + 1 == attempts:
                raise RuntimeError(f"a request failed {attempts} times: {error}") from error
            time.sleep(2**attempt)


def wait_for(server):
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            sys.exit(f"the server ended with {server.returncode} before it was ready")
        try:
            with urllib.request.urlopen(BASE + "{{readyPath}}", timeout=4) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(1)
    sys.exit(f"the server was not ready within {START_S:.0f} s")


def answer(path):
    done = OUTPUT_DIR / path.name
    if done.exists():
        return 0
    lines = [line for line in path.read_text().splitlines() if line.strip()]
    with ThreadPoolExecutor(CONCURRENCY) as pool:
        answers = list(pool.map(post, lines))
    part = done.with_suffix(".part")
    part.write_text("".join(line + "\n" for line in answers))
    # Renamed when it is whole: a file that is there is complete.
    part.replace(done)
    return len(lines)


def main():
    # A notice of interruption ends the loop, not only the process: the server goes with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("interrupted"))
    index = next((int(os.environ[name]) for name in INDEXES if name in os.environ), 0)
    OUTPUT_DIR.mkdir(parents=True, exist_ok=True)
    server = subprocess.Popen(sys.argv[1:])
    try:
        wait_for(server)
        files = sorted(INPUT_DIR.glob("*.jsonl"))[index::WORKERS]
        print(f"{sum(answer(path) for path in files)} requests of {len(files)} files answered", flush=True)
    finally:
        server.terminate()
        server.wait(timeout=30)


if __name__ == "__main__":
    main()

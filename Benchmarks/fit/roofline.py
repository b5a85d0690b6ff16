"""The roofline of docs/prediction.md: features of a measurement, in milliseconds at full efficiency.

Sources/Prediction/Roofline.swift computes the same figures; Tests/PredictionTests compares both.
"""
import csv
import math
import re

BYTES = {"fp32": 4, "tf32": 4, "fp16": 2, "bf16": 2, "amp": 2, "int8": 1, "fp8": 1, "int4": 0.5, "fp4": 0.5}
COLUMNS = {
    "fp32": ("fp32_tflops",), "tf32": ("tf32_tflops",), "fp16": ("fp16_tflops",), "bf16": ("bf16_tflops",),
    "amp": ("fp16_tflops", "bf16_tflops"), "int8": ("int8_tops",), "fp8": ("fp8_tflops",),
    "int4": ("fp16_tflops", "bf16_tflops"), "fp4": ("fp4_tflops",),
}


# The kinds of operations that `count_operations.py` tells apart, and those of the values that they move.
COMPUTED = ("dense", "grouped", "depthwise", "attention")
MOVED = (*COMPUTED, "pointwise", "copied")


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def read(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def cpu_multiple(isa, precision):
    """Operations a cycle relative to fp32, by the instruction sets (docs/prediction.md, CPUs)."""
    if precision in ("fp32", "tf32"):
        return 1
    if precision in ("bf16", "amp") and "amx_bf16" in isa:
        return 16
    if precision == "fp16" and "amx_fp16" in isa:
        return 16
    if precision == "int8":
        if "amx_int8" in isa:
            return 32
        if "i8mm" in isa:
            return 8
        if isa & {"vnni", "avx_vnni", "dotprod"}:
            return 4
    if precision in ("bf16", "amp") and "bf16" in isa:
        return 2
    if precision in ("fp16", "amp") and "fp16" in isa:
        return 2
    return 1


def slowdown(strain, energy):
    """How much longer arithmetic takes than at the data sheet's peak on a board with less power than that would need.

    `strain` is the peak for each watt, `energy` what an operation takes. The rate falls with the power to 2/3, between
    what the clock does at one voltage (1) and where the voltage follows the clock (1/3).
    """
    return (1 + (energy * strain) ** 4) ** (1 / 6)


class Hardware:
    """Rates of every device and processor: TFLOPS by precision, GB/s, kind and architecture."""

    def __init__(self, folder):
        self.accelerators = {row["accelerator"]: row for row in read(f"{folder}/accelerators.csv")}
        self.cpus = {row["cpu"]: row for row in read(f"{folder}/cpus.csv")}

    def rates(self, name, precision, count):
        if name in self.accelerators:
            row = self.accelerators[name]
            rates = [number(row[c]) for c in COLUMNS.get(precision, ())]
            rate = max((r for r in rates if r), default=None)
            bandwidth = number(row["memory_bandwidth_gb_s"])
            if not rate or not bandwidth:
                return None
            return rate * count, bandwidth * count, row["kind"], row["architecture"]
        if name in self.cpus and precision in BYTES:
            row = self.cpus[name]
            cores, rate = number(row["cores"]), number(row["fp32_gflops_per_core"])
            bandwidth = number(row["memory_bandwidth_gb_s"])
            if not cores or not rate or not bandwidth:
                return None
            rate *= cpu_multiple(set(row["isa"].split(";")), precision) / 1000
            return rate * cores * count, bandwidth * count, "cpu", row["microarchitecture"]
        return None

    def strain(self, name, precision):
        """Operations a picojoule at the peak, as many as take the energy of one of 16 bits; 0 where nothing is known.

        A multiplier's energy grows with the square of its operands' width (Horowitz 2014, ISSCC, fig. 1.1.9).
        """
        row = self.accelerators.get(name, {})
        power = number(row.get("tdp_w"))
        if row.get("kind") != "cuda" or not power:
            return 0.0
        return self.rates(name, precision, 1)[0] / power * (BYTES[precision] / 2) ** 2


class Row:
    """One usable measurement: seconds of what, and what the roofline needs to know about it."""

    __slots__ = ("id", "model", "family", "hardware", "count", "kind", "architecture", "runtime", "precision", "task",
                 "time", "design", "counted", "use", "batch", "strain")

    @property
    def cell(self):
        return (self.architecture, self.runtime, self.precision)

    @property
    def group(self):
        return (self.hardware, self.count, self.runtime, self.precision)


def sequence_length(text):
    match = re.search(r"seq=(\d+)", text or "")
    return float(match[1]) if match else None


def counts(rows):
    """(model, input) to what an item makes of each kind: GFLOP, millions of values moved; and a batch's kernels."""
    figure = lambda row, name: number(row[name]) or 0.0
    return {(r["model"], r["input"]): ([figure(r, f"{kind}_gflops") for kind in COMPUTED],
                                       [figure(r, f"{kind}_millions") for kind in MOVED], figure(r, "kernels"))
            for r in rows}


def features(rows, hardware, models, density, counted):
    """Measurements as `Row`s; those without the figures that the roofline needs are left out."""
    out = []
    for r in rows:
        use = "training" if r["kind"] == "training" else "service"
        if r["kind"] not in ("service", "stream", "offline", "training") or r["task"].startswith("llm"):
            continue
        count = number(r["hardware_count"]) or 1
        rates = hardware.rates(r["hardware"], r["precision"], count)
        known = models.get(r["model"], {})
        weights = number(r["parameters_millions"]) or number(known.get("parameters_millions"))
        flops = number(r["gflops_per_item"]) or number(known.get("gflops_per_item"))
        if rates is None or not weights or not flops:
            continue
        activations = number(r["activations_millions"]) or number(known.get("activations_millions"))
        activations = activations or flops * density.get(r["task"], density["*"])
        batch, latency, throughput = number(r["batch"]), number(r["latency_ms"]), number(r["throughput_per_s"])
        saturated = r["kind"] == "offline"
        if saturated and not throughput or not saturated and not (batch and latency):
            continue
        if count != 1 and not saturated or "variable" in (r["input"] or ""):
            continue  # a latency of several devices is not a device's; inputs of other lengths are other work
        rate, bandwidth, kind, architecture = rates
        width = BYTES[r["precision"]]
        items = 1 if saturated else batch
        row = Row()
        row.id, row.model, row.family = r.get("measurement") or r.get("id"), r["model"], r["family"] or r["model"]
        row.hardware, row.count, row.kind, row.architecture = r["hardware"], count, kind, architecture
        row.runtime, row.precision, row.task = r["runtime"], r["precision"], r["task"] or "*"
        row.strain = hardware.strain(row.hardware, row.precision)
        row.time = 1000 / throughput if saturated else latency
        launches, values = 0.0 if saturated else 1.0, width / bandwidth
        moved = 2 * items * activations + launches * weights
        row.design = [launches, items * flops / rate, moved * values]
        row.counted = None
        if (row.model, r["input"]) in counted:
            computed, moved, kernels = counted[(row.model, r["input"])]
            row.counted = [launches, launches * kernels, *(items * each / rate for each in computed),
                           *(items * each * values for each in moved), launches * weights * values]
        if row.time < items * flops / rate:
            continue  # faster than the peak: the row's precision or its operations are not what ran
        row.use, row.batch = use, None if saturated else batch
        out.append(row)
    return out

"""Efficiencies of dense decoders on rows of low concurrency: prefill from time to first token, decode from time
a token.

The rows are under load, so a time to first token holds some queueing and the server's own work: its launch is long.
"""
import collections
import math
import re

import numpy as np

import roofline
from solver import fit, predict

SIGNS = np.array([1.0, -1.0, -1.0, 1.0])
NAMES = ("launch_ms", "compute", "memory", "allreduce_ms")
LIMIT = np.array([np.inf, 0.0, 0.0, np.inf])
MOST_CONCURRENT = 4
PCIE3_GB_S = 15.75  # PCI Express 3.0, 16 lanes, one way: the least that devices of one machine share
Z90 = 1.6449


def load(measurements, hardware, decoders):
    """(task, kind, architecture, runtime, device count, model, design row, fixed ms, ms)."""
    out = []
    for r in measurements:
        task, decoder = r["task"], decoders.get(r["model"])
        concurrency, time = roofline.number(r["batch"]), roofline.number(r["latency_ms"])
        if task not in ("llm-prefill", "llm-decode") or not decoder or not concurrency or not time:
            continue
        lengths = re.search(r"in=(\d+),out=(\d+)", r["input"] or "")
        spread = any(word in r["notes"] for word in ("disagg", "pp", "dp"))
        if concurrency > MOST_CONCURRENT or not lengths or spread:
            continue
        count = roofline.number(r["hardware_count"]) or 1
        rates = hardware.rates(r["hardware"], r["precision"], count)
        if rates is None:
            continue
        rate, bandwidth, kind, architecture = rates
        layers, hidden = float(decoder["layers"]), float(decoder["hidden_size"])
        parameters = float(decoder["parameters_millions"])
        cache = 2 * layers * float(decoder["kv_heads"]) * float(decoder["head_dimension"]) * 2
        tokens_in, tokens_out = float(lengths[1]), float(lengths[2])
        width = roofline.BYTES[r["precision"]]
        if task == "llm-decode":
            batch, tokens, context = concurrency, 1, tokens_in + tokens_out / 2
            attention = 0.0
        else:
            batch, tokens, context = 1, tokens_in, tokens_in
            attention = 2 * layers * hidden * tokens_in ** 2
        flops = batch * (tokens * 2 * parameters * 1e6 + attention)
        memory = parameters * 1e6 * width + batch * context * cache
        link = roofline.number(hardware.accelerators.get(r["hardware"], {}).get("interconnect_gb_s"))
        link = link / 2 if link else PCIE3_GB_S
        reduces = 2 * layers if count > 1 else 0
        payload = batch * tokens * hidden * 2
        fixed = reduces * 2 * (count - 1) / count * payload / (link * 1e9) * 1e3
        design = (1.0, flops / (rate * 1e12) * 1e3, memory / (bandwidth * 1e9) * 1e3, reduces)
        out.append((task, kind, architecture, r["runtime"], count, r["model"], design, fixed, time))
    return out


def fit_llm(measurements, hardware, models, emit, here):
    decoders = {row["model"]: row for row in roofline.read(f"{here}/decoders.csv")}
    rows = load(measurements, hardware, decoders)
    for task in ("llm-prefill", "llm-decode"):
        chosen = [r for r in rows if r[0] == task]
        start = (np.log([10.0 if task == "llm-prefill" else 1.0, 0.5, 0.6, 0.01]), np.array([1.5, 0.6, 0.4, 0.8]))

        def solve(part, mean, deviation):
            size = collections.Counter((r[2], r[3]) for r in part)
            weight = np.array([min(size[(r[2], r[3])], 30) / size[(r[2], r[3])] for r in part])
            return fit(np.array([r[6] for r in part]), np.log([r[8] for r in part]), weight, mean, deviation, SIGNS,
                       np.array([r[7] for r in part]), LIMIT)

        def residuals(part, value):
            total = predict(np.array([r[6] for r in part]), value, SIGNS, np.array([r[7] for r in part]))
            return np.log([r[8] for r in part]) - np.log(total)

        fits = {("*", "*"): solve(chosen, *start)}
        for key_of, parent_of in ((lambda r: (r[1], "*"), lambda r: ("*", "*")),
                                  (lambda r: (r[1], r[3]), lambda r: (r[1], "*")),
                                  (lambda r: (r[2], r[3]), lambda r: (r[1], r[3]))):
            for key in sorted({key_of(r) for r in chosen}):
                part = [r for r in chosen if key_of(r) == key]
                held = []
                parent = fits[parent_of(part[0])][0]
                fits[key] = solve(part, parent, np.array([0.5, 0.3, 0.3, 0.5]))
                # The next model or machine is not among the rows: leave each pair of model and generation out.
                for left in {(r[5], r[2]) for r in part}:
                    rest = [r for r in part if (r[5], r[2]) != left]
                    value = solve(rest, parent, np.array([0.5, 0.3, 0.3, 0.5]))[0] if rest else parent
                    held.extend(residuals([r for r in part if (r[5], r[2]) == left], value))
                if len(held) >= 10:
                    low, middle, high = np.quantile(held, [0.05, 0.5, 0.95])
                    emit("interval_modelled", (*key, "*"), math.exp(min(low, middle)), math.exp(middle), math.exp(high),
                         len(held), task=task)
                value = np.exp(fits[key][0])
                print(f"{task} {key}: n {len(part)}, launch {value[0]:.2f} ms, e_c {value[1]:.2f}, e_m {value[2]:.2f}, "
                      f"all-reduce {value[3] * 1000:.1f} us, median |log error| {np.median(np.abs(held)):.3f}")
        everything = residuals(chosen, fits[("*", "*")][0])
        low, middle, high = np.quantile(everything, [0.05, 0.5, 0.95])
        emit("interval_modelled", ("*", "*", "*"), *np.exp([low, middle, high]), len(chosen), task=task)
        for key, (value, deviation) in fits.items():
            for i, name in enumerate(NAMES):
                high = math.exp(value[i] + Z90 * deviation[i])
                emit(name, (*key, "*"), math.exp(value[i] - Z90 * deviation[i]), math.exp(value[i]),
                     min(high, 1.0) if SIGNS[i] < 0 else high,
                     sum(key in ((r[2], r[3]), (r[1], r[3]), (r[1], "*"), ("*", "*")) for r in chosen), task=task)

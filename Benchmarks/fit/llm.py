"""Decoders: prefill from times to first token, decode from times a token, both of servers under a closed load.

Of `concurrency` requests, each that comes in is read while the others wait or decode: a first token waits for a share of
the others' prefill, and a token for a share of the prefill that falls between it and the next (`queue`). Disaggregated
servers and pipeline or data parallelism are left out. The rooflines are fitted on dense models; what mixtures of
experts take longer is an effect of theirs, as a family's is.
"""
import collections
import math
import re

import numpy as np

import kriging
import roofline
from holdout import Errors, quantiles
from mean import ANY, Table, Z90, groups, robust_variance
from solver import fit, predict

SIGNS = np.array([1.0, -1.0, -1.0, 1.0, 1.0])
NAMES = ("launch_ms", "compute", "memory", "allreduce_ms", "queue")
LIMIT = np.array([np.inf, 0.0, 0.0, np.log(0.03), np.log(2)])
START = {
    "llm-prefill": (np.log([30.0, 0.5, 0.6, 0.01, 0.1]), np.array([1.5, 0.6, 0.4, 0.8, 1.0])),
    "llm-decode": (np.log([1.0, 0.5, 0.6, 0.01, 0.8]), np.array([1.5, 0.6, 0.4, 0.8, 0.4])),
}
STRAY = np.array([0.5, 0.3, 0.3, 0.5, 0.5])
PCIE3_GB_S = 15.75  # PCI Express 3.0, 16 lanes, one way: the least that devices of one machine share
# A first token after so long waited for a place among those served, not for its prefill.
LONGEST_MS = 20_000
MOST = 30
LEAST_REPEAT = 0.05
# Cases are of these models, a dense one and a mixture: each so many rows.
CASES, CASE_EVERY = ("llama-3.1-8b", "glm-5"), 9
LAYERS = 64  # of the decoder whose launch `launch_ms` is: each layer starts its kernels
# Concurrencies (logarithms), prompts and answers this far apart share 1/e of what the regime carries.
REACH = np.array([3.0, 3.0, 6.0])


class Row:
    __slots__ = ("id", "model", "family", "hardware", "count", "kind", "architecture", "runtime", "precision", "task",
                 "time", "use", "batch", "design", "fixed", "place", "mixture")


def weights_read(model, tokens, width):
    """MB of weights that `tokens` touch; of a mixture of experts each token takes its own share."""
    everything = float(model["parameters_millions"]) * width
    share = min(1.0, active(model) / float(model["parameters_millions"]))
    return everything if share >= 1 else everything * (1 - (1 - share) ** int(min(tokens, 1e6)))


def active(model):
    return roofline.number(model["active_parameters_millions"]) or float(model["parameters_millions"])


def gflops(model):
    return roofline.number(model["gflops_per_item"]) or 2 * active(model) / 1000


def attention(model, tokens):
    """GFLOP of a prompt's tokens looking at those before them (Kaplan et al. 2020, §2.1)."""
    return 2 * float(model["layers"]) * float(model["hidden_size"]) * tokens ** 2 / 1e9


def load(measurements, hardware, models):
    out = []
    for r in measurements:
        task, model = r["task"], models.get(r["model"])
        concurrency, time = roofline.number(r["batch"]), roofline.number(r["latency_ms"])
        if task not in START or not model or not model["layers"] or not concurrency or not time or time > LONGEST_MS:
            continue
        lengths = re.search(r"in=(\d+),out=(\d+)", r["input"] or "")
        if not lengths or any(word in r["notes"] for word in ("disagg", "pp", "dp")) or r["kind"] == "offline":
            continue
        count = roofline.number(r["hardware_count"]) or 1
        rates = hardware.rates(r["hardware"], r["precision"], count)
        if rates is None:
            continue
        rate, bandwidth, kind, architecture = rates
        tokens_in, tokens_out = float(lengths[1]), float(lengths[2])
        width = roofline.BYTES[r["precision"]]
        layers, hidden = float(model["layers"]), float(model["hidden_size"])
        cache = 2 * layers * float(model["kv_heads"]) * float(model["head_dimension"]) * 2 / 1e6
        prompt = (tokens_in * gflops(model) + attention(model, tokens_in)) / rate
        if task == "llm-decode":
            tokens, work = concurrency, concurrency * gflops(model) / rate
            context = concurrency * (tokens_in + tokens_out / 2)
            queue = concurrency * prompt / tokens_out
        else:
            tokens, work, context, queue = tokens_in, prompt, tokens_in, (concurrency - 1) * prompt
        memory = (weights_read(model, tokens, width) + context * cache) / bandwidth
        link = roofline.number(hardware.accelerators.get(r["hardware"], {}).get("interconnect_gb_s"))
        link = link / 2 if link else PCIE3_GB_S
        reduces = 2 * layers if count > 1 else 0
        row = Row()
        row.id, row.model, row.family = r["id"], r["model"], r["family"]
        row.hardware, row.count, row.kind, row.architecture = r["hardware"], count, kind, architecture
        row.runtime, row.precision, row.task, row.use, row.batch = r["runtime"], r["precision"], task, task, concurrency
        row.time = time
        row.fixed = reduces * 2 * (count - 1) / count * tokens * hidden * 2 / 1e6 / link
        row.mixture = active(model) < float(model["parameters_millions"])
        row.place = (math.log(concurrency), math.log(tokens_in), math.log(tokens_out))
        row.design = (layers / LAYERS, work, memory, reduces, queue)
        out.append(row)
    return out


def levels(table):
    star = np.full(len(table), ANY, dtype=object)
    return [(table.kind, star), (table.kind, table.runtime), (table.architecture, table.runtime)]


class Mean:
    """(generation or kind, runtime) to parameters, each level with the one above as its prior."""

    def __init__(self, table, design, fixed):
        mixture = np.array([r.mixture for r in table.rows])
        dense = np.flatnonzero(~mixture)
        self.fits = {}
        self._fit(table.take(dense), design[dense], fixed[dense])
        residual = table.log_time - self(table, design, fixed)[0]
        own = np.flatnonzero(mixture)
        means = np.array([np.median(residual[own][i]) for i in groups(table.model[own]).values()])
        n = len(means)
        self.effect = {False: 0.0, True: n / (n + 1) * float(np.median(means)) if n else 0.0}

    def _fit(self, table, design, fixed):
        log_time = table.log_time
        size = collections.Counter(zip(table.architecture, table.runtime, table.model))
        weight = np.array([min(size[k], MOST) / size[k] for k in zip(table.architecture, table.runtime, table.model)])

        def solve(index, mean, deviation):
            return fit(design[index], log_time[index], weight[index], mean, deviation, SIGNS, fixed[index], LIMIT)

        self.fits = {(ANY, ANY): solve(np.arange(len(table)), *START[table.task[0]])}
        above = lambda i: (ANY, ANY)
        for columns in levels(table):
            for key, index in sorted(groups(*columns).items()):
                self.fits[key] = solve(index, self.fits[above(index[0])][0], STRAY)
            above = lambda i, c=columns: (c[0][i], c[1][i])

    def key(self, architecture, kind, runtime):
        return next(k for k in ((architecture, runtime), (kind, runtime), (architecture, ANY), (kind, ANY), (ANY, ANY))
                    if k in self.fits)

    def __call__(self, table, design, fixed):
        log_time, share, launch = np.zeros(len(table)), np.zeros(len(table)), np.zeros(len(table))
        for (a, k, r), index in groups(table.architecture, table.kind, table.runtime).items():
            value, deviation = self.fits[self.key(a, k, r)]
            total = predict(design[index], value, SIGNS, fixed[index])
            log_time[index], share[index] = np.log(total), design[index][:, 0] * np.exp(value[0]) / total
            launch[index] = deviation[0]
        if hasattr(self, "effect"):
            log_time += np.array([self.effect[r.mixture] for r in table.rows])
        return log_time, share, launch


def errors_of(kriging_, rows, excluded):
    out = Errors()
    out.add(kriging_, None, rows, excluded)
    return out.lines


def interval_rows(rows, task, evidence, lines, table, emit):
    z = np.array([x[1] / np.hypot(x[2], x[3] * 0.5) for x in lines])
    row = np.array([x[0] for x in lines], dtype=int)
    star = np.full(len(row), ANY, dtype=object)
    bands = {}
    for columns in ((star, star), (table.kind[row], star), (table.kind[row], table.runtime[row])):
        for key, index in sorted(groups(*columns).items()):
            if len(index) >= 60 or key == (ANY, ANY):
                low, high = quantiles(z[index])
                bands[key] = (min(low, -0.1), max(high, 0.1), len(index))
    for (a, r), (low, high, n) in bands.items():
        emit(f"interval_{evidence}", (a, r, ANY), math.exp(low), 1.0, math.exp(high), n, task=task,
             notes="logarithms are in expected standard deviations")
    return bands


def fit_llm(measurements, hardware, models, rows):
    """Lines of the report, and cases for Tests/PredictionTests."""
    lines, cases = [], []
    everything = load(measurements, hardware, models)
    for task in START:
        more, some = fit_task(task, Table([r for r in everything if r.task == task]), rows)
        lines += more
        cases += some
    return lines, cases


def fit_task(task, table, rows):
    design = np.array([r.design for r in table.rows])
    fixed = np.array([r.fixed for r in table.rows])
    place = np.array([r.place for r in table.rows]) / REACH
    index = np.arange(len(table))
    mean = Mean(table, design, fixed)

    def data(mean):
        log_time, share, launch = mean(table, design, fixed)
        return table.log_time - log_time, share, launch

    residual, share, launch = data(mean)
    # Of a model that nobody measured: the fit without it.
    without = {}
    for model in sorted(set(table.model)):
        kept = np.flatnonzero(table.model != model)
        without[model] = Mean(table.take(kept), design[kept], fixed[kept])
    far = np.concatenate([data(m)[0][table.model == model] for model, m in without.items()])
    mixture = np.array([r.mixture for r in sum(([r for r in table.rows if r.model == m] for m in without), [])])
    variance_of = {kind: robust_variance(far[mixture == kind]) for kind in (False, True)}
    variance = np.array([variance_of[r.mixture] for r in table.rows])
    components = kriging.components(table, residual, place, np.random.default_rng(1))
    # Servers are not started and loaded alike twice.
    components = {k: (own, max(repeat, LEAST_REPEAT ** 2), n) for k, (own, repeat, n) in components.items()}
    none = np.zeros(len(table))

    def krige(mean):
        residual, share, launch = data(mean)
        return kriging.Kriging(table, residual, variance, none, share, launch, components, place)

    everything = krige(mean)
    splits = {"row": errors_of(everything, index, lambda i, o: o == i)}
    setting = table.setting()
    splits["setting"] = errors_of(everything, index, lambda i, o: setting[o] == setting[i])
    splits["model"], splits["hardware"] = [], []
    for model, m in without.items():
        splits["model"] += errors_of(krige(m), np.flatnonzero(table.model == model),
                                     lambda i, o: np.ones(len(o), bool))
    for name in sorted(set(table.hardware)):
        kept = np.flatnonzero(table.hardware != name)
        own = np.flatnonzero(table.hardware == name)
        splits["hardware"] += errors_of(krige(Mean(table.take(kept), design[kept], fixed[kept])), own,
                                        lambda i, o: table.hardware[o] == name)
    pooled = {"measured": [x for x in splits["row"] if x[4] == "measured"],
              "scaled": [x for n in ("setting", "hardware") for x in splits[n] if x[4] == "scaled"],
              "modelled": splits["model"]}
    bands = {e: interval_rows(rows, task, e, x, table, rows.emit) for e, x in pooled.items()}
    for is_mixture, name in ((False, task), (True, f"{task}-mixture")):
        own = {r.model for r in table.rows if r.mixture == is_mixture}
        rows.about("family", (ANY, ANY, ANY), mean.effect[is_mixture], variance_of[is_mixture], len(own), task=name)
    for (kind, runtime), (own, repeat, n) in components.items():
        for name, value in zip((*kriging.FEATURES[1:], "repeat"), (*own, repeat)):
            deviation = math.sqrt(value)
            rows.emit(f"spread_{name}", (kind, runtime, ANY), deviation, deviation, deviation, n, task=task)
    counts = collections.Counter(k for c in levels(table) for k in zip(*c))
    counts[(ANY, ANY)] = len(table)
    for key, (value, deviation) in mean.fits.items():
        for i, name in enumerate(NAMES):
            high = math.exp(value[i] + Z90 * deviation[i])
            rows.emit(name, (*key, ANY), math.exp(value[i] - Z90 * deviation[i]), math.exp(value[i]),
                      min(high, 1.0) if SIGNS[i] < 0 else high, counts[key], task=task)
    cases = []
    for line in splits["row"]:
        i, error, evidence = line[0], line[1], line[4]
        if table.model[i] in CASES and i % CASE_EVERY == 0:
            estimate = table.log_time[i] - error
            low, high = interval(line, table, bands)
            modelled = table.log_time[i] - residual[i]
            cases.append((table.rows[i].id, *np.exp([modelled, estimate, estimate + low, estimate + high]), evidence))
    return list(report(task, table, splits, bands)), cases


def interval(line, table, bands):
    """Logarithms of the 90 % interval about the prediction."""
    i, _, deviation, beside, evidence = line
    own = bands[evidence]
    key = next(k for k in ((table.kind[i], table.runtime[i]), (table.kind[i], ANY), (ANY, ANY)) if k in own)
    return -np.hypot(own[key][0] * deviation, Z90 * beside), np.hypot(own[key][1] * deviation, Z90 * beside)


def report(task, table, splits, bands):
    for name, lines in splits.items():
        row = np.array([x[0] for x in lines])
        ape = np.abs(np.expm1([-x[1] for x in lines])) * 100
        ratio, covered = [], []
        for line in lines:
            low, high = interval(line, table, bands)
            covered.append(low <= line[1] <= high)
            ratio.append(np.exp(high - low))
        covered, ratio = np.array(covered), np.array(ratio)
        for title, column in (("all", np.full(len(row), "")), ("model", table.model[row]),
                              ("hardware", table.hardware[row]), ("runtime", table.runtime[row])):
            for key, index in sorted(groups(column).items(), key=lambda x: -len(x[1])):
                if len(index) >= 200 or title == "all":
                    yield (f"| {task}, {name} | {title} {key[0]} | {len(index):,} | {np.median(ape[index]):.1f} % | "
                           f"{np.quantile(ape[index], 0.9):.0f} % | {covered[index].mean() * 100:.1f} % | "
                           f"{np.median(ratio[index]):.2f} |")

"""Decoders: prefill from times to first token, decode from times a token, both of servers under a closed load.

A first token of one of `concurrency` requests waits for a share of the others' prefill, and a token for a share of the
prefill that falls between it and the next (`queue`). Mixtures of experts are a sort of their own, with dense models'
parameters as the prior of the widest row. Disaggregated servers, pipelines, pools of servers and requests that wait for
a place in the cache are left out.
"""
import collections
import math
import re

import numpy as np

import kriging
import roofline
from holdout import Errors, quantiles
from mean import ANY, Table, Z90, groups, robust_variance
from solver import HUBER, NOISE

SIGNS = np.array([1.0, -1.0, -1.0, 1.0, 1.0])
NAMES = ("launch_ms", "compute", "memory", "allreduce_ms", "queue")
LIMIT = np.array([np.inf, 0.0, 0.0, np.log(0.1), np.log(10)])
TASKS = ("llm-prefill", "llm-decode")
START = {
    "llm-prefill": (np.log([30.0, 0.5, 0.6, 0.01, 0.06]), np.array([1.0, 0.4, 0.4, 0.8, 0.7])),
    "llm-decode": (np.log([1.0, 0.5, 0.6, 0.01, 1.5]), np.array([1.0, 0.6, 0.4, 0.8, 0.5])),
}
# How far mixtures are from dense models: experts are small matrices, and more is sent between devices.
MIXED = (np.log([1.5, 0.4, 0.8, 2.0, 1.0]), np.array([0.5, 0.6, 0.3, 0.8, 0.5]))
STRAY = np.array([0.4, 0.25, 0.25, 0.5, 0.4])
PCIE3_GB_S = 15.75  # PCI Express 3.0, 16 lanes, one way: the least that devices of one machine share
# A first token after so long waited for a place among those served, not for its prefill.
LONGEST_MS = 20_000
# Of a device's memory, what servers give to weights and cache (vLLM's gpu_memory_utilization).
USED_MEMORY = 0.9
# Prompts are read together, some while others wait: the wait grows slower than the number of those that are ahead.
WAITING = 0.8
# Of a link's rate in one direction, what large sums reach.
LINK = 0.5
# Devices that share each layer; more are a pool of servers.
TENSOR_PARALLEL = (1, 2, 4, 8, 12, 16, 24, 32)
MOST = 30
# Fewer rows of a generation under a runtime say more of one server than of it.
LEAST_ROWS = 10
# A reading that is a factor of five off says what was wrong with its server, not how another's time differs.
FARTHEST = math.log(5)
LEAST_REPEAT = 0.03
# Degrees of freedom of what is known before the readings: as if so many had agreed as expected.
FREEDOM = 12
# How much wider (logarithms) than of a model that nobody measured an interval may be.
MOST_OPEN = 1.2
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


def layout(notes, count):
    """Devices that share each layer; None of what is not one server (disaggregated, a pipeline, a pool).

    A published file multiplies what experts and tensors share: of eight devices `tp64 ep8`, `dp64 ep8` or
    `tp8 dp8 ep64`, as its later edition has of the same times.
    """
    part = {word: int(number) for word, number in re.findall(r"\b(tp|dp|ep|pp)(\d+)\b", notes)}
    tensor, data, expert = (part.get(word, 1) for word in ("tp", "dp", "ep"))
    if "disagg" in notes or "pp" in part:
        return None
    if expert > 1 and count == expert * expert and max(tensor, data) == count:
        count = expert
    elif tensor > 1 and tensor == data and expert == tensor * data:
        count = tensor
    return count if count in TENSOR_PARALLEL else None


def concurrency_of(row):
    """Requests at a time: of attention in data parallel, `batch` is what one of its parts serves."""
    stated = re.search(r"\bconc (\d+)\b", row["notes"])
    return float(stated[1]) if stated else roofline.number(row["batch"])


def load(measurements, hardware, models):
    out = []
    for r in measurements:
        task, model = r["task"], models.get(r["model"])
        if task not in TASKS or not model or not model["layers"] or not r["batch"]:
            continue
        concurrency, time = concurrency_of(r), roofline.number(r["latency_ms"])
        lengths = re.search(r"in=(\d+),out=(\d+)", r["input"] or "")
        count = layout(r["notes"], roofline.number(r["hardware_count"]) or 1)
        if not concurrency or not time or time > LONGEST_MS or not lengths or not count or r["kind"] == "offline":
            continue
        rates = hardware.rates(r["hardware"], r["precision"], count)
        if rates is None:
            continue
        rate, bandwidth, kind, architecture = rates
        tokens_in, tokens_out = float(lengths[1]), float(lengths[2])
        width = roofline.BYTES[r["precision"]]
        layers, hidden = float(model["layers"]), float(model["hidden_size"])
        values = 2 * layers * float(model["kv_heads"]) * float(model["head_dimension"])
        cache, prompt = values * 2 / 1e6, (tokens_in * gflops(model) + attention(model, tokens_in)) / rate
        device = hardware.accelerators.get(r["hardware"], {})
        memory = roofline.number(device.get("memory_gib"))
        free = memory and memory * 1073.741824 * count * USED_MEMORY - float(model["parameters_millions"]) * width
        if free and concurrency * (tokens_in + tokens_out) * values * min(width, 2) / 1e6 > free:
            continue
        if task == "llm-decode":
            tokens, work = concurrency, concurrency * gflops(model) / rate
            context = concurrency * (tokens_in + tokens_out / 2)
            queue = concurrency * prompt / tokens_out
        else:
            tokens, work, context, queue = tokens_in, prompt, tokens_in, (concurrency - 1) ** WAITING
        moved = (weights_read(model, tokens, width) + context * cache) / bandwidth
        link = roofline.number(device.get("interconnect_gb_s"))
        link = (link / 2 if link else PCIE3_GB_S) * LINK
        reduces = 2 * layers if count > 1 else 0
        row = Row()
        row.id, row.model, row.family = r["id"], r["model"], r["family"]
        row.hardware, row.count, row.kind, row.architecture = r["hardware"], count, kind, architecture
        row.runtime, row.precision, row.task, row.use, row.batch = r["runtime"], r["precision"], task, task, concurrency
        row.time = time
        row.fixed = reduces * 2 * (count - 1) / count * tokens * hidden * 2 / 1e6 / link
        row.mixture = active(model) < float(model["parameters_millions"])
        row.place = (math.log(concurrency), math.log(tokens_in), math.log(tokens_out))
        row.design = (layers / LAYERS, work, moved, reduces, queue)
        out.append(row)
    # One time is listed as several layouts', and of two names of one architecture.
    return list({(r.task, r.hardware, r.count, r.runtime, r.precision, r.place, r.time): r for r in out[::-1]}.values())[::-1]


def parts(design, fixed, value, waits):
    """The time of each column; where prompts wait for prompts (`waits`), they wait for all that one takes."""
    out = design * np.exp(SIGNS * value)
    if waits:
        out[:, 4] *= out[:, 1:4].sum(axis=1) + fixed
    return out


def solve(design, fixed, waits, log_time, weight, mean, deviation, rounds=40):
    """Parameters (log) and their posterior deviations: robust maximum a posteriori."""
    value, noise = np.minimum(mean, LIMIT), NOISE
    for _ in range(rounds):
        each = parts(design, fixed, value, waits)
        total = each.sum(axis=1) + fixed
        residual = log_time - np.log(total)
        slope = each * SIGNS / total[:, None]
        if waits:
            slope[:, 1:4] *= 1 + (design[:, 4] * np.exp(value[4]))[:, None]
        scaled = np.abs(residual) / noise
        robust = weight * np.where(scaled <= HUBER, 1.0, HUBER / np.maximum(scaled, 1e-9)) / noise ** 2
        hessian = slope.T @ (slope * robust[:, None]) + np.diag(1 / deviation ** 2)
        step = np.linalg.solve(hessian, slope.T @ (robust * residual) - (value - mean) / deviation ** 2)
        value = np.minimum(value + np.clip(step, -0.5, 0.5), LIMIT)
        if len(residual) >= 10:
            noise = float(np.clip(np.median(np.abs(residual)) * 1.4826, 0.05, 1.0))
        if np.abs(step).max() < 1e-4:
            break
    return value, np.sqrt(np.diag(np.linalg.inv(hessian)))


def levels(table):
    star = np.full(len(table), ANY, dtype=object)
    return [(table.kind, star), (table.kind, table.runtime), (table.architecture, table.runtime)]


class Mean:
    """(generation or kind, runtime) to parameters, each level with the one above as its prior."""

    def __init__(self, table, design, fixed, prior):
        self.waits = table.task[0] == "llm-prefill"
        size = collections.Counter(zip(table.architecture, table.runtime, table.model))
        weight = np.array([min(size[k], MOST) / size[k] for k in zip(table.architecture, table.runtime, table.model)])
        log_time = table.log_time

        def fit(index, mean, deviation):
            return solve(design[index], fixed[index], self.waits, log_time[index], weight[index], mean, deviation)

        self.fits = {(ANY, ANY): fit(np.arange(len(table)), *prior)}
        above = lambda i: (ANY, ANY)
        for columns in levels(table):
            for key, index in sorted(groups(*columns).items()):
                if len(index) >= LEAST_ROWS:
                    self.fits[key] = fit(index, self.fits[above(index[0])][0], STRAY)
            above = lambda i, c=columns: (c[0][i], c[1][i])

    def key(self, architecture, kind, runtime):
        return next(k for k in ((architecture, runtime), (kind, runtime), (architecture, ANY), (kind, ANY), (ANY, ANY))
                    if k in self.fits)

    def __call__(self, table, design, fixed):
        log_time, share, launch = np.zeros(len(table)), np.zeros(len(table)), np.zeros(len(table))
        for (a, k, r), index in groups(table.architecture, table.kind, table.runtime).items():
            value, deviation = self.fits[self.key(a, k, r)]
            each = parts(design[index], fixed[index], value, self.waits)
            total = each.sum(axis=1) + fixed[index]
            log_time[index], share[index] = np.log(total), each[:, 0] / total
            launch[index] = deviation[0]
        return log_time, share, launch


class Kriging(kriging.Kriging):
    """With what the readings themselves say of how far measurements stray here.

    Servers of one model differ more than those of another: in flags that nobody states, and in what was timed. The
    process is Student's t (Shah et al. 2014, Student-t processes as alternatives to Gaussian processes, eq. 6), whose
    variance grows with how little the readings agree.
    """

    def of(self, i, excluded=lambda i, others: others == i):
        t = self.table

        def left_out(i, others):
            far = np.abs(self.residual[others]) > FARTHEST
            return excluded(i, others) | far & ~((self.cell(i, others) == 1) & (t.count[others] == t.count[i]))

        value, variance, read = super().of(i, left_out)
        return value, variance * self.agreement(i, read), read

    def agreement(self, i, read):
        if not len(read):
            return 1.0
        own, repeat = kriging.components_of(self.components, self.table.kind[i], self.table.runtime[i])
        part = np.r_[max(self.variance[i] - own.sum(), kriging.LEAST_MODEL), own]
        a, b = np.meshgrid(read, read, indexing="ij")
        k = kriging.shared(self.table, self.place, a, b) @ part
        k[np.diag_indices_from(k)] += repeat
        distance = float(self.residual[read] @ np.linalg.solve(k, self.residual[read]))
        return (FREEDOM + distance) / (FREEDOM + len(read))


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
    for task in TASKS:
        prior = START[task]
        for mixture in (False, True):
            table = Table([r for r in everything if r.task == task and r.mixture == mixture])
            more, some, mean = fit_sort(f"{task}-mixture" if mixture else task, table, prior, rows)
            lines += more
            cases += some
            value = mean.fits[mean.key(ANY, "cuda", ANY)][0]
            prior = value + MIXED[0], MIXED[1]
    return lines, cases


def fit_sort(task, table, prior, rows):
    design = np.array([r.design for r in table.rows])
    fixed = np.array([r.fixed for r in table.rows])
    place = np.array([r.place for r in table.rows]) / REACH
    index = np.arange(len(table))
    everyone = Mean(table, design, fixed, prior)

    def without(column):
        """(rows, the fit without them) of each family or device."""
        for name in sorted(set(column)):
            kept = np.flatnonzero(column != name)
            yield np.flatnonzero(column == name), Mean(table.take(kept), design[kept], fixed[kept], prior)

    def data(mean):
        log_time, share, launch = mean(table, design, fixed)
        return table.log_time - log_time, share, launch

    residual, _, _ = data(everyone)
    families, devices = list(without(table.family)), list(without(table.hardware))
    far = np.concatenate([data(mean)[0][own] for own, mean in families])
    variance = np.full(len(table), robust_variance(far))
    components = kriging.components(table, residual, place, np.random.default_rng(1))
    # Servers are not started and loaded alike twice.
    components = {k: (own, max(repeat, LEAST_REPEAT ** 2), n) for k, (own, repeat, n) in components.items()}

    def errors(mean, rows, excluded):
        residual, share, launch = data(mean)
        out = Errors()
        out.add(Kriging(table, residual, variance, np.zeros(len(table)), share, launch, components, place), None, rows,
                excluded)
        return out.lines

    parts = [kriging.components_of(components, k, r) for k, r in zip(table.kind, table.runtime)]
    alone = np.array([max(v, own.sum() + kriging.LEAST_MODEL) + repeat for v, (own, repeat) in zip(variance, parts)]) ** 0.5
    setting = table.setting()
    splits = {"row": errors(everyone, index, lambda i, o: o == i),
              "setting": errors(everyone, index, lambda i, o: setting[o] == setting[i]),
              "family": [x for own, mean in families for x in errors(mean, own, lambda i, o: np.ones(len(o), bool))],
              "hardware": [x for own, mean in devices
                           for x in errors(mean, own, lambda i, o: table.hardware[o] == table.hardware[i])]}
    pooled = {"measured": [x for x in splits["row"] if x[4] == "measured"],
              "scaled": [x for n in ("setting", "hardware") for x in splits[n] if x[4] == "scaled"],
              "modelled": splits["family"]}
    bands = {e: interval_rows(rows, task, e, x, table, rows.emit) for e, x in pooled.items()}
    rows.about("family", (ANY, ANY, ANY), 0.0, variance[0], len(set(table.model)), task=task)
    for (kind, runtime), (own, repeat, n) in components.items():
        for name, value in zip((*kriging.FEATURES[1:], "repeat"), (*own, repeat)):
            deviation = math.sqrt(value)
            rows.emit(f"spread_{name}", (kind, runtime, ANY), deviation, deviation, deviation, n, task=task)
    counts = collections.Counter(k for c in levels(table) for k in zip(*c))
    counts[(ANY, ANY)] = len(table)
    for key, (value, deviation) in everyone.fits.items():
        for i, name in enumerate(NAMES):
            high = math.exp(value[i] + Z90 * deviation[i])
            rows.emit(name, (*key, ANY), math.exp(value[i] - Z90 * deviation[i]), math.exp(value[i]),
                      min(high, 1.0) if SIGNS[i] < 0 else high, counts[key], task=task)
    cases = []
    for line in splits["row"]:
        i, error, evidence = line[0], line[1], line[4]
        if table.model[i] in CASES and i % CASE_EVERY == 0:
            estimate = table.log_time[i] - error
            low, high = interval(line, table, bands, alone)
            modelled = table.log_time[i] - residual[i]
            cases.append((table.rows[i].id, *np.exp([modelled, estimate, estimate + low, estimate + high]), evidence))
    return list(report(task, table, splits, bands, alone)), cases, everyone


def band(line, table, own, deviation):
    i, beside = line[0], line[3]
    key = next(k for k in ((table.kind[i], table.runtime[i]), (table.kind[i], ANY), (ANY, ANY)) if k in own)
    return -np.hypot(own[key][0] * deviation, Z90 * beside), np.hypot(own[key][1] * deviation, Z90 * beside)


def interval(line, table, bands, alone):
    """Logarithms of the 90 % interval about the prediction; no server computes faster than its devices' peak.

    `alone` are deviations of what nobody measured: readings that disagree leave hardly more open than none would.
    """
    low, high = band(line, table, bands[line[4]], line[2])
    least, most = band(line, table, bands["modelled"], alone[line[0]])
    peak = math.log(table.rows[line[0]].design[1]) - (table.log_time[line[0]] - line[1])
    return max(low, MOST_OPEN * least, min(peak, 0.0)), min(high, MOST_OPEN * most)


def report(task, table, splits, bands, alone):
    for name, lines in splits.items():
        row = np.array([x[0] for x in lines])
        ape = np.abs(np.expm1([-x[1] for x in lines])) * 100
        ratio, covered = [], []
        for line in lines:
            low, high = interval(line, table, bands, alone)
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

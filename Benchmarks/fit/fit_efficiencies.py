"""Fits seed-data/efficiencies.csv on seed-data/measurements.csv and prints the report that docs/prediction.md quotes.

    python3 Benchmarks/fit/fit_efficiencies.py [--data seed-data] [--measurements FILE] [--out FILE]

Service time is launch + compute / e_c + memory / e_m (docs/prediction.md): three parameters a cell of device
generation, runtime and precision, fitted on log time, each level with the one above as its prior.
"""
import argparse
import collections
import csv
import datetime
import math
import os

import numpy as np

import llm
import roofline
from solver import fit, predict

Z90 = 1.6449  # of a normal distribution, two-sided 90 %
NAMES = ("launch_ms", "compute", "memory")
FIELDS = ["parameter", "architecture", "runtime", "precision", "task", "low", "typical", "high", "samples", "notes",
          "source", "as_of", "uncited"]
SOURCE = "Benchmarks/fit/fit_efficiencies.py on seed-data/measurements.csv"


def arrays(rows):
    return (np.array([[r.launches, r.compute, r.memory] for r in rows]), np.log([r.time for r in rows]))


def balanced(rows, most=30):
    """A cell counts as at most `most` rows in the fit of the level above."""
    size = collections.Counter(r.cell for r in rows)
    return np.array([min(size[r.cell], most) / size[r.cell] for r in rows])


def groups(rows, key):
    out = collections.defaultdict(list)
    for row in rows:
        out[key(row)].append(row)
    return out


LEVELS = [
    lambda r: (r.kind, "*", "*"),
    lambda r: (r.kind, r.runtime, "*"),
    lambda r: (r.architecture, "*", "*"),
    lambda r: (r.architecture, r.runtime, "*"),
    lambda r: (r.architecture, r.runtime, r.precision),
]
PARENT = {0: None, 1: 0, 2: 0, 3: 1, 4: 3}


def hierarchy(rows, launch_priors):
    """Parameters (log) and their standard deviations for each key of each level."""
    devices = [r for r in rows if r.kind != "cpu"]
    start = (np.log([1.0, 0.4, 0.4]), np.array([2.0, 1.0, 1.0]))
    fits = {("*", "*", "*"): fit(*arrays(devices), balanced(devices), *start)}
    spread = {}
    for level, key in enumerate(LEVELS):
        cells = groups(rows, key)
        parent = (lambda r: LEVELS[PARENT[level]](r)) if PARENT[level] is not None else (lambda r: ("*", "*", "*"))
        # How far children stray from their parent, from fits that hardly lean on it (empirical Bayes).
        loose = [fit(*arrays(c), balanced(c), fits[parent(c[0])][0], np.array([1.0, 0.7, 0.7]))[0]
                 - fits[parent(c[0])][0] for c in cells.values() if len(c) >= 5]
        far = np.median(np.abs(np.array(loose)), axis=0) * 1.4826 if len(loose) >= 3 else np.array([0.7, 0.4, 0.4])
        spread[level] = np.clip(far, 0.1, 1.0)
        for name, cell in cells.items():
            mean, deviation = fits[parent(cell[0])][0].copy(), spread[level].copy()
            published = launch_priors.get((cell[0].kind, name[1], "*"))
            if published:
                # Large batches say nothing of the launch: it stays where the published times put it.
                mean[0], deviation[0] = published[0], 0.01
            value, own = fit(*arrays(cell), balanced(cell), mean, deviation)
            if published:
                own[0] = published[1]
            fits[name] = (value, own)
    return fits, spread


def chain(row):
    """From the most specific row to the widest: the order of EfficiencyTable.swift."""
    for runtime in (row.runtime, "*"):
        for architecture in (row.architecture, row.kind, "*"):
            for precision in (row.precision, "*"):
                yield (architecture, runtime, precision)


def modelled(rows, fits):
    """Logarithm of the modelled time and the share of it that is launch."""
    times, shares = [], []
    for row in rows:
        key = next(k for k in chain(row) if k in fits)
        launch, compute, memory = np.exp(fits[key][0])
        total = row.launches * launch + row.compute / compute + row.memory / memory
        times.append(math.log(total))
        shares.append(row.launches * launch / total)
    return np.array(times), np.array(shares)


def quantiles(ratios):
    """5 %, 50 % and 95 % with the finite-sample correction of split conformal prediction (Vovk et al. 2005)."""
    ordered, n = np.sort(ratios), len(ratios)
    low = ordered[max(0, math.floor(0.05 * (n + 1)) - 1)]
    high = ordered[min(n - 1, math.ceil(0.95 * (n + 1)) - 1)]
    return low, np.median(ordered), high


def modelled_intervals(rows, fits, spread, launch_priors):
    """Ratio measured ÷ modelled with the row's own group left out: families in a cell, cells in the levels above."""
    out = {}
    keys = [k for k in LEVELS]
    for level, key in enumerate(keys):
        for name, cell in groups(rows, key).items():
            parent = LEVELS[PARENT[level]](cell[0]) if PARENT[level] is not None else ("*", "*", "*")
            held_by = (lambda r: r.family) if level == 4 else (lambda r: r.cell)
            held = sorted(set(held_by(r) for r in cell), key=str)
            if len(cell) < 20 or len(held) < (5 if level == 4 else 2):
                continue
            folds = {h: i % 10 for i, h in enumerate(held)} if len(held) > 10 else {h: i for i, h in enumerate(held)}
            residual = []
            for fold in range(max(folds.values()) + 1):
                train = [r for r in cell if folds[held_by(r)] != fold]
                test = [r for r in cell if folds[held_by(r)] == fold]
                if not train or not test:
                    continue
                mean, deviation = fits[parent][0].copy(), spread[level].copy()
                if (cell[0].kind, name[1], "*") in launch_priors:
                    mean[0], deviation[0] = launch_priors[(cell[0].kind, name[1], "*")][0], 0.01
                value, _ = fit(*arrays(train), balanced(train), mean, deviation)
                design, log_time = arrays(test)
                residual.extend(zip(log_time - np.log(predict(design, value)), balanced(test)))
            # Each held-out cell speaks with at most its share: repeat by weight is replaced by thinning.
            values = np.array([r for r, _ in residual])
            weights = np.array([w for _, w in residual])
            if level < 4:
                order = np.argsort(values)
                cumulative = np.cumsum(weights[order]) / weights.sum()
                picks = np.interp(np.linspace(0.0, 1.0, 401), cumulative, values[order])
                values = picks
            out[name] = (*quantiles(values), len(cell))
    return out


def sources(rows, residual, share):
    """For each model and use, its groups as (row index) lists."""
    out = collections.defaultdict(lambda: collections.defaultdict(list))
    for i, row in enumerate(rows):
        out[row.model][row.group].append(i)
    return out


FEATURES = ("repeat", "regime", "kind", "architecture", "device", "runtime", "precision")


def mismatch(a, b, share_a, share_b):
    # Nested: another kind of device is also another generation and another device.
    kind, architecture, device = a.kind != b.kind, a.architecture != b.architecture, a.hardware != b.hardware
    return np.array([1.0, abs(share_a - share_b), kind, architecture, device, a.runtime != b.runtime,
                     roofline.BYTES[a.precision] != roofline.BYTES[b.precision]], dtype=float)


def mismatch_variances(rows, residual, share, rng, tau):
    """Squared differences of two measurements' residuals explained by what differs between them."""
    features, squares = [], []
    for by_group in sources(rows, residual, share).values():
        members = [i for group in by_group.values() for i in group]
        if len(members) < 2:
            continue
        for _ in range(min(400, len(members) * 2)):
            i, j = rng.choice(members, 2, replace=False)
            features.append(mismatch(rows[i], rows[j], share[i], share[j]))
            squares.append(min((residual[i] - residual[j]) ** 2, 4.0))
    features, squares = np.array(features), np.array(squares)
    # Two equal measurements differ by both their errors: half of it belongs to each.
    active = list(range(features.shape[1]))
    while True:
        value, *_ = np.linalg.lstsq(features[:, active], squares, rcond=None)
        if (value >= 0).all() or len(active) == 1:
            break
        active = [a for a, v in zip(active, value) if v >= 0]
    variance = np.full(features.shape[1], 1e-4)
    variance[active] = np.maximum(value, 1e-4)
    # Too few pairs differ in the width of their precision alone: it counts as much as another model would.
    if variance[FEATURES.index("precision")] <= 1e-4:
        variance[FEATURES.index("precision")] = tau
    return dict(zip(FEATURES, variance)), len(squares), features.sum(axis=0)


def interpolate(indices, residual, share, target):
    """A group's residual at the target's launch share, and the distance to the nearest measured one."""
    points = sorted((share[i], residual[i]) for i in indices)
    x, y = zip(*points)
    return float(np.interp(target, x, y)), min(abs(target - v) for v in x)


def correction(row, share_row, candidates, rows, residual, share, variance, tau):
    """The weighted residual of the nearest groups, shrunk to none, and its expected standard deviation."""
    entries = []
    for indices in candidates:
        value, distance = interpolate(indices, residual, share, share_row)
        other = rows[indices[0]]
        features = mismatch(row, other, 0, 0)
        features[1] = distance
        entries.append((float(features @ np.array([variance[f] for f in FEATURES])), value))
    entries.sort()
    entries = entries[:4]
    weight = sum(1 / v for v, _ in entries)
    estimate = sum(value / v for v, value in entries) / (weight + 1 / tau)
    deviation = math.sqrt(1 / (1 / entries[0][0] + 1 / tau))
    return estimate, deviation


def corrected_errors(rows, residual, share, variance, tau):
    """Standardised errors, each measurement left out: with its own group's others, and with other groups only."""
    measured, scaled = [], []
    rng = np.random.default_rng(2)
    everything = sources(rows, residual, share)
    for i in rng.permutation(len(rows))[:6000]:
        row, by_group = rows[i], everything[rows[i].model]
        own = [j for j in by_group[row.group] if j != i]
        others = [g for name, g in by_group.items() if name != row.group]
        if own:
            estimate, deviation = correction(row, share[i], [own] + others, rows, residual, share, variance, tau)
            measured.append((residual[i] - estimate, deviation, i))
        if others:
            estimate, deviation = correction(row, share[i], others, rows, residual, share, variance, tau)
            scaled.append((residual[i] - estimate, deviation, i))
    return np.array(measured), np.array(scaled)


def launch_priors(path):
    by = collections.defaultdict(list)
    for row in roofline.read(path):
        by[(row["kind"], row["runtime"], "*")].append(math.log(float(row["latency_ms"])))
    # A published time is launch and a little work; two doublings either way is what models of other depths need.
    return {key: (float(np.mean(value)), 0.5) for key, value in by.items()}


def densities(measurements):
    """Logarithms of activations (M) for each GFLOP; vision transformers stand for encoders, which nobody counted."""
    out = collections.defaultdict(list)
    counted = {(r["model"], r["family"], r["gflops_per_item"], r["activations_millions"]) for r in measurements}
    for _, family, flops, activations in sorted(counted):
        if flops and activations and float(flops) > 0.05:
            for task in ("*", "encoder") if family.startswith(("vit", "deit", "beit", "eva")) else ("*",):
                out[task].append(math.log(float(activations) / float(flops)))
    return out


def write_cases(path, rows, log_modelled, raw, models):
    """A few rows of every cell with their modelled time, that Sources/Prediction must agree with."""
    seen = collections.Counter()
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["hardware", "runtime", "precision", "task", "batch", "gflops_per_item", "parameters_millions",
                         "activations_millions", "modelled_ms", "measured_ms"])
        for row, value in zip(rows, log_modelled):
            source = raw[row.id]
            counted = source["gflops_per_item"] and source["activations_millions"]
            known = source["task"] in ("classification", "detection", "encoder")
            if seen[row.cell] >= 2 or row.batch is None or not counted or not known:
                continue
            seen[row.cell] += 1
            writer.writerow([row.hardware, row.runtime, row.precision, source["task"], int(row.batch),
                             source["gflops_per_item"], source["parameters_millions"], source["activations_millions"],
                             f"{math.exp(value):.6g}", f"{row.time:.6g}"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="seed-data")
    parser.add_argument("--measurements")
    parser.add_argument("--out")
    parser.add_argument("--cases", help="also write modelled times for Tests/PredictionTests")
    arguments = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    measurements = roofline.read(arguments.measurements or f"{arguments.data}/measurements.csv")
    hardware = roofline.Hardware(arguments.data)
    path = f"{arguments.data}/models.csv"
    models = {row["model"]: row for row in roofline.read(path)} if os.path.exists(path) else {}
    log_density = densities(measurements)
    density = {task: math.exp(float(np.median(value))) for task, value in log_density.items()}
    everything = roofline.features(measurements, hardware, models, density)
    rows = [r for r in everything if r.use == "service"]
    priors = launch_priors(f"{here}/published_launch.csv")
    fits, spread = hierarchy(rows, priors)

    out = []

    def emit(parameter, key, low, typical, high, samples, task="*", source=SOURCE, notes=""):
        out.append(dict(zip(FIELDS, (parameter, *key, task, f"{low:.4g}", f"{typical:.4g}", f"{high:.4g}", samples,
                                     notes, source, datetime.date.today().isoformat(), ""))))

    counts = collections.Counter(key(r) for r in rows for key in LEVELS)
    counts[("*", "*", "*")] = sum(r.kind != "cpu" for r in rows)
    for key, (value, deviation) in sorted(fits.items()):
        for i, name in enumerate(NAMES):
            low, high = math.exp(value[i] - Z90 * deviation[i]), math.exp(value[i] + Z90 * deviation[i])
            if name == "compute":
                high = min(high, 1.0)
            emit(name, key, low, math.exp(value[i]), high, counts[key],
                 notes="from published_launch.csv" if name == "launch_ms" and (*key[:2], "*") in priors else "")

    log_modelled, share = modelled(rows, fits)
    residual = np.log([r.time for r in rows]) - log_modelled
    intervals = modelled_intervals(rows, fits, spread, priors)
    if ("*", "*", "*") not in intervals:
        kinds = [v for k, v in intervals.items() if k[1] == "*"]
        intervals[("*", "*", "*")] = (min(v[0] for v in kinds), 0.0, max(v[2] for v in kinds), sum(v[3] for v in kinds))
    print(f"{len(rows)} service rows, {len(everything) - len(rows)} training rows, density {density} M/GFLOP")
    print("cell | n | launch ms | e_c | e_m | median |log error| | 90 % interval of measured ÷ modelled")
    for key, cell in sorted(groups(rows, LEVELS[4]).items()):
        index = [i for i, r in enumerate(rows) if r.cell == key]
        value = np.exp(fits[key][0])
        band = intervals.get(key)
        error = round(float(np.median(np.abs(residual[index]))), 3)
        shown = "–" if band is None else f"{math.exp(band[0]):.2f}–{math.exp(band[2]):.2f}"
        print(" | ".join(map(str, (*key, len(cell), *np.round(value, 3), error, shown))))
    for key, (low, middle, high, n) in sorted(intervals.items()):
        emit("interval_modelled", key, math.exp(low), math.exp(min(max(middle, low), high)), math.exp(high), n)

    if arguments.cases:
        write_cases(arguments.cases, rows, log_modelled, {r["id"]: r for r in measurements}, models)
    rng = np.random.default_rng(1)
    tau = float(np.median(np.abs(residual)) * 1.4826) ** 2
    variance, pair_count, feature_counts = mismatch_variances(rows, residual, share, rng, tau)
    for name, value in variance.items():
        deviation = math.sqrt(value)
        emit(f"spread_{name}", ("*", "*", "*"), deviation, deviation, deviation, pair_count)
    emit("spread_model", ("*", "*", "*"), math.sqrt(tau), math.sqrt(tau), math.sqrt(tau), len(rows))
    deviations = {name: round(math.sqrt(value), 3) for name, value in {**variance, "model": tau}.items()}
    print("log standard deviations:", deviations)
    measured, scaled = corrected_errors(rows, residual, share, variance, tau)
    for name, errors in (("measured", measured), ("scaled", scaled)):
        # Kinds of device differ in how well correction works: each has quantiles of its own.
        kinds = np.array([rows[int(e[2])].kind for e in errors])
        z = errors[:, 0] / errors[:, 1]
        for kind in ["*", *sorted(set(kinds))]:
            chosen = kinds == kind if kind != "*" else np.ones(len(errors), bool)
            if chosen.sum() < 20:
                continue
            low, middle, high = quantiles(z[chosen])
            emit(f"interval_{name}", (kind, "*", "*"), math.exp(min(low, 0)), 1.0, math.exp(max(high, 0)),
                 int(chosen.sum()), notes="logarithms are in expected standard deviations")
            half = np.arange(len(z)) % 2 == 0
            first, second = quantiles(z[chosen & half]), z[chosen & ~half]
            width = math.exp(np.median((high - low) / 2 * errors[chosen, 1]))
            print(f"{name} {kind}: n {chosen.sum()}, median |log error| {np.median(np.abs(errors[chosen, 0])):.3f}, "
                  f"z {low:.2f}…{high:.2f}, 90 % interval ×/÷ {width:.2f}, "
                  f"coverage on the other half {np.mean((second >= first[0]) & (second <= first[2])):.3f}")

    training = [r for r in everything if r.use == "training"]
    if training:
        # Forward and backward are three forward passes (Kaplan et al. 2020, §2.1).
        log_forward, _ = modelled(training, fits)
        ratio = np.log([r.time for r in training]) - log_forward - math.log(3)
        low, middle, high = np.quantile(ratio, [0.05, 0.5, 0.95])
        emit("training", ("*", "*", "*"), math.exp(-high), math.exp(-middle), math.exp(-low), len(training))
        print("training: share of inference speed kept", np.round(np.exp([-high, -middle, -low]), 2))
    for task, value in log_density.items():
        emit("activation_density", ("*", "*", "*"), *np.exp(np.quantile(value, [0.05, 0.5, 0.95])), len(value),
             task=task, notes="M values for each GFLOP, where a model's activations are not counted")
    llm.fit_llm(measurements, hardware, models, emit, here)

    with open(arguments.out or f"{arguments.data}/efficiencies.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(out, key=lambda row: [row[column] for column in FIELDS[:5]]))


if __name__ == "__main__":
    main()

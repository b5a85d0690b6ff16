"""Fits seed-data/efficiencies.csv on seed-data/measurements.csv and prints the report that docs/prediction.md quotes.

    python3 Benchmarks/fit/fit_efficiencies.py [--data seed-data] [--out FILE] [--cases FOLDER] [--document PAGE]

docs/prediction.md describes the model; `mean`, `kriging` and `llm` compute it, `holdout` says what it is worth.
"""
import argparse
import collections
import csv
import datetime
import decimal
import math
import os

import numpy as np

import cases
import holdout
import kriging
import llm
import mean as mean_of
import roofline
from mean import ANY, COUNTED, FORMS, Table, Z90

FIELDS = ["parameter", "architecture", "runtime", "precision", "task", "low", "typical", "high", "samples", "notes",
          "source", "as_of", "uncited"]
MARKS = ("<!-- report -->", "<!-- end of report -->")
# What is not the kernels' in the published times is too little to tell.
FIRST_LAUNCH_MS = 0.1
SOURCE = "Benchmarks/fit/fit_efficiencies.py on seed-data/measurements.csv"


def plain(value):
    """Five digits, without an exponent: the store takes none."""
    return format(decimal.Decimal(f"{value:.5g}"), "f")


class Rows:
    """The rows of seed-data/efficiencies.csv."""

    def __init__(self):
        self.rows = []

    def emit(self, parameter, key, low, typical, high, samples, task=ANY, notes=""):
        figures = (plain(value) for value in (low, typical, high))
        self.rows.append(dict(zip(FIELDS, (parameter, *key, task, *figures, samples, notes, SOURCE,
                                           datetime.date.today().isoformat(), ""))))

    def about(self, parameter, key, effect, variance, samples, task=ANY):
        """A factor and its 90 % interval, from the mean and variance of its logarithm."""
        far = Z90 * math.sqrt(variance)
        self.emit(parameter, key, math.exp(effect - far), math.exp(effect), math.exp(effect + far), samples, task=task)

    def write(self, path):
        with open(path, "w", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=FIELDS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(self.rows, key=lambda row: [row[column] for column in FIELDS[:5]]))


def launch_priors(path):
    """(kind, runtime, '*') to each form's logarithms of its launch's times (ms)."""
    by = collections.defaultdict(list)
    for row in roofline.read(path):
        by[(row["kind"], row["runtime"], ANY)].append((float(row["latency_ms"]), float(row["kernels"])))
    return {key: {False: [np.mean(np.log([time for time, _ in values]))],
                  True: [math.log(FIRST_LAUNCH_MS), np.mean(np.log([time / n for time, n in values]))]}
            for key, values in by.items()}


def densities(measurements):
    """Logarithms of activations (M) for each GFLOP; vision transformers stand for encoders, which nobody counted."""
    out = collections.defaultdict(list)
    counted = {(r["model"], r["family"], r["gflops_per_item"], r["activations_millions"]) for r in measurements}
    for _, family, flops, activations in sorted(counted):
        if flops and activations and float(flops) > 0.05:
            for task in (ANY, "encoder") if family.startswith(("vit", "deit", "beit", "eva")) else (ANY,):
                out[task].append(math.log(float(activations) / float(flops)))
    return out


def emit_fits(rows, form, fits, samples, priors):
    for key, (value, deviation) in fits.items():
        if form is COUNTED and key[1] == ANY:
            continue  # a prior only
        for i, name in enumerate(form.names):
            low, high = math.exp(value[i] - Z90 * deviation[i]), math.exp(value[i] + Z90 * deviation[i])
            if name.startswith("compute"):
                high = min(high, max(math.exp(value[i]), 1.0))
            rows.emit(name, key, low, math.exp(value[i]), high, samples[key],
                      notes="from published_launch.csv" if form.times[i] and (*key[:2], ANY) in priors else "")


def emit_mean(rows, mean, unknown, table, priors):
    counts = collections.Counter()
    for a, k, r, p in zip(table.architecture, table.kind, table.runtime, table.precision):
        counts.update({(k, ANY, ANY), (k, r, ANY), (a, ANY, ANY), (a, r, ANY), (a, r, p), (ANY, ANY, ANY)})
    for counted, fits in mean.fits.items():
        emit_fits(rows, FORMS[counted], fits, counts, priors)
    for key, (effect, variance, n) in mean.devices.items():
        rows.about("device", key, effect, variance, n)
    for (family, kind, runtime), (effect, variance, n) in mean.families.items():
        rows.about("family", (kind, runtime, ANY), effect, variance, n, task=family)
    rows.about("family", (ANY, ANY, ANY), 0.0, 0.35 ** 2, 0)
    for architecture, (effect, n) in mean.generations.items():
        rows.about("generation", (architecture, ANY, ANY), effect, 0.0, n)
    for (kind, runtime), variance in unknown.items():
        rows.about("unmeasured_device", (kind, runtime, ANY), 0.0, variance, 0)
    for (kind, _), variance in mean.unknown.items():
        rows.about("unmeasured_runtime", (kind, ANY, ANY), 0.0, variance, 0)


def emit_spreads(rows, components, bands):
    for (kind, runtime), (variance, repeat, n) in components.items():
        for name, value in zip((*kriging.FEATURES[1:], "repeat"), (*variance, repeat)):
            deviation = math.sqrt(value)
            rows.emit(f"spread_{name}", (kind, runtime, ANY), deviation, deviation, deviation, n)
    for (evidence, *key), (low, high, n) in bands.items():
        rows.emit(f"interval_{evidence}", key, math.exp(low), 1.0, math.exp(high), n,
                  notes="logarithms are in expected standard deviations")


def document(path, lines):
    with open(path) as file:
        text = file.read()
    before, rest = text.split(MARKS[0])
    with open(path, "w") as file:
        file.write("\n".join([before + MARKS[0], *lines, MARKS[1]]) + rest.split(MARKS[1])[1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="seed-data")
    parser.add_argument("--out")
    parser.add_argument("--cases", help="a folder: times that Tests/PredictionTests holds the Swift code to")
    parser.add_argument("--document", help="also write the report into this page, between its marks")
    arguments = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    measurements = roofline.read(f"{arguments.data}/measurements.csv")
    hardware = roofline.Hardware(arguments.data)
    models = {row["model"]: row for row in roofline.read(f"{arguments.data}/models.csv")}
    log_density = densities(measurements)
    density = {task: math.exp(float(np.median(value))) for task, value in log_density.items()}
    counts = roofline.counts(roofline.read(f"{arguments.data}/operations.csv"))
    table = Table(roofline.features(measurements, hardware, models, density, counts))
    energy = mean_of.energy(table)
    table = table.sustained(energy)
    priors = launch_priors(f"{here}/published_launch.csv")

    data = holdout.Data(table, priors)
    everything = np.arange(len(table))
    mean = data.fit(everything)[0]
    by_family, by_device = holdout.means(data)
    data.unknown = mean.unknown = holdout.unknown_runtimes(data, mean)
    fitted = data.fit(everything, mean)
    _, residual, _, _, share, _, kept = fitted
    data.components = kriging.components(table, residual, kriging.position(share), np.random.default_rng(holdout.SEED))
    errors = holdout.splits(data, mean, by_family, by_device)
    calibration = holdout.calibrated(table, errors)

    rows = Rows()
    emit_mean(rows, mean, calibration.unknown, table.take(np.flatnonzero(table.use == "service")), priors)
    emit_spreads(rows, data.components, calibration.bands)
    rows.emit("energy_pj", ("cuda", ANY, ANY), energy, energy, energy, int((table.strain > 0).sum()),
              notes="of an operation of 16 bits")
    training = residual[table.use == "training"] + kept
    # Forward and backward are three forward passes (Kaplan et al. 2020, §2.1).
    low, high = np.quantile(training, [0.05, 0.95])
    rows.emit("training", (ANY, ANY, ANY), 3 * math.exp(-high), 3 * math.exp(-kept), 3 * math.exp(-low), len(training))
    for task, value in log_density.items():
        low, middle, high = np.exp(np.quantile(value, [0.05, 0.5, 0.95]))
        rows.emit("activation_density", (ANY, ANY, ANY), low, middle, high, len(value), task=task,
                  notes="M values for each GFLOP, where a model's activations are not counted")
    lines = list(holdout.report(table, errors))
    more, serving = llm.fit_llm(measurements, hardware, models, rows)
    lines += more
    rows.write(arguments.out or f"{arguments.data}/efficiencies.csv")
    if arguments.cases:
        os.makedirs(arguments.cases, exist_ok=True)
        chosen = cases.choose(data.kriging(fitted), mean, table, table.log_time - residual, calibration, measurements)
        cases.write(arguments.cases, "predicted.csv", "measured.csv", chosen, measurements)
        cases.write(arguments.cases, "served.csv", "serving.csv", serving, measurements)
    print("\n".join(lines))
    if arguments.document:
        document(arguments.document, lines)


if __name__ == "__main__":
    main()

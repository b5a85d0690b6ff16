"""Cases that Tests/PredictionTests holds the Swift code to: a few rows of every cell, with and without measurements."""
import collections
import csv
import math

import holdout

# `modelled_ms` is without measurements, the others with those of the model but the row itself.
FIELDS = ["id", "modelled_ms", "corrected_ms", "low_ms", "high_ms", "evidence"]
EACH = 2
MOST_READINGS = 40


def choose(kriging, mean, table, log_modelled, calibration, measurements):
    counted = {r["id"] for r in measurements if r["gflops_per_item"] and r["activations_millions"]}
    seen, out = collections.Counter(), []
    for i, row in enumerate(table.rows):
        cell = (row.architecture, row.runtime, row.precision)
        few = len(kriging.by_model[row.model]) <= MOST_READINGS
        if seen[cell] >= EACH or row.batch is None or row.id not in counted or row.use != "service" or not few or row.count != 1:
            continue
        seen[cell] += 1
        errors = holdout.Errors()
        errors.add(kriging, mean, [i], lambda i, o: o == i)
        line = errors.lines[0]
        low, high = calibration.interval(line)
        estimate = log_modelled[i] + kriging.residual[i] - line.error
        figures = (log_modelled[i], estimate, estimate + low, estimate + high)
        out.append((row.id, *map(math.exp, figures), line.evidence))
    return out


def write(folder, predicted, measured, cases, measurements):
    """The cases, and all measurements of their models."""
    with open(f"{folder}/{predicted}", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows((name, *(f"{value:.6g}" for value in figures), evidence)
                         for name, *figures, evidence in cases)
    names = {case[0] for case in cases}
    models = {r["model"] for r in measurements if r["id"] in names}
    columns = list(measurements[0])[:17] + ["notes", "kind"]
    with open(f"{folder}/{measured}", "w", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(r for r in measurements if r["model"] in models)

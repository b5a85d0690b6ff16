"""What the predictions are worth on measurements that they have not seen, and the intervals that follow from it.

Rows, families and devices are left out, the last two of the fit as well. `Errors` holds one line for each prediction.
"""
import os
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from kriging import Kriging
from mean import ANY, FIGURES, MOST, Mean, Z90, cell_offsets, groups

FOLDS = 10
# Fewer rows of a device do not tell how well it is predicted.
LEAST_ROWS = 8
SEED = 20261124
LEAST_FOR_QUANTILES = 60
TRUST = 150


class Data:
    """Measurements, and what is fitted on some of them."""

    def __init__(self, table, launch_priors, components=None, unknown=None):
        self.table, self.launch_priors = table, launch_priors
        self.components, self.unknown = components, unknown

    def fit(self, chosen, mean=None):
        """Mean fitted on the chosen rows, and every row's residual, launch share and variances."""
        part = self.table.take(chosen)
        service = np.flatnonzero(part.use == "service")
        mean = mean or Mean(part.take(service), self.launch_priors, self.unknown)
        mean.unknown = self.unknown or {}
        log_time, share, family, device, launch = mean(self.table)
        residual = self.table.log_time - log_time
        training = self.table.use == "training"
        known = chosen[self.table.use[chosen] == "training"]
        kept = float(np.median(residual[known])) if len(known) else 0.0
        return mean, residual - kept * training, family, device, share, launch, kept

    def kriging(self, fitted):
        _, residual, family, device, share, launch, _ = fitted
        return Kriging(self.table, residual, family, device, share, launch, self.components)


def families(table):
    """Folds of families."""
    names = sorted(set(table.family))
    order = np.random.default_rng(SEED).permutation(len(names))
    fold = {names[j]: i % FOLDS for i, j in enumerate(order)}
    return np.array([fold[f] for f in table.family])


def devices(table):
    service = table.use == "service"
    return sorted(h for h in set(table.hardware[service]) if (service & (table.hardware == h)).sum() >= LEAST_ROWS)


def _fit(job):
    data, chosen = job
    return data.fit(chosen)[0]


def means(data):
    """The fits without each fold of families and without each device."""
    table = data.table
    fold = families(table)
    jobs = [(data, np.flatnonzero(fold != f)) for f in range(FOLDS)]
    jobs += [(data, np.flatnonzero(table.hardware != h)) for h in devices(table)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        fitted = list(pool.map(_fit, jobs))
    return dict(zip(range(FOLDS), fitted)), dict(zip(devices(table), fitted[FOLDS:]))


def unknown_variances(data, everything, without_device):
    """(kind, 'device' or 'generation' or 'runtime') to the variance of what nobody measured, from what was left out."""
    table = data.table
    offsets = {}
    for name, mean in without_device.items():
        index = np.flatnonzero((table.hardware == name) & (table.use == "service"))
        part = table.take(index)
        base = mean(part)[0]
        for (hardware, runtime, precision), (value, n, rows) in cell_offsets(part, part.log_time - base).items():
            first = rows[0]
            _, _, level = mean.offset(hardware, part.architecture[first], part.kind[first], runtime, precision)
            if n >= 2:
                for kind in (part.kind[first], ANY):
                    offsets.setdefault((kind, level), []).append((value, min(n, MOST)))
    part = table.take(np.flatnonzero(table.use == "service"))
    for kind, index in groups(part.kind).items():
        value = everything.fits[False][(kind[0], ANY, ANY)][0]
        residual = part.log_time[index] - np.log(FIGURES.predict(part.design[index], value, kind[0]))
        for _, rows in groups(part.runtime[index]).items():
            for key in (kind[0], ANY):
                offsets.setdefault((key, "runtime"), []).append((float(np.median(residual[rows])), min(len(rows), MOST)))

    def square(values):
        """The variance whose 90 % interval holds nine tenths of the (weighted) offsets."""
        value, weight = np.array(sorted((abs(v), w) for v, w in values)).T
        return float(np.interp(0.9, np.cumsum(weight) / weight.sum(), value) / Z90) ** 2, float(weight.sum())

    pooled = {level: square(v)[0] for (kind, level), v in offsets.items() if kind == ANY}
    out = {}
    for kind in sorted({k for k, _ in offsets}):
        for level in pooled:
            own, weight = square(offsets.get((kind, level), [(0.0, 1e-6)]))
            out[(kind, level)] = (weight * own + 2 * MOST * pooled[level]) / (weight + 2 * MOST)
    return out


class Errors:
    """One prediction a line: which row, how far off (log), the kriging's deviation and that beside it, the evidence."""

    def __init__(self):
        self.lines = []

    def add(self, kriging, mean, rows, excluded):
        t = kriging.table
        for i in rows:
            residual, variance, read = kriging.of(i, excluded)
            own = len(read) and kriging.cell(np.full(len(read), i), read).any()
            # What is not known of a device is left when none of the readings is of it.
            device = 0.0 if own else kriging.offset[i]
            measured = len(read) and kriging.measures(i, read[0])
            evidence = "measured" if measured else "scaled" if len(read) else "modelled"
            # Nor does a reading with less launch tell how long that takes.
            beyond = kriging.share[i] - kriging.share[read[0]] if len(read) else kriging.share[i]
            beside = device + (max(beyond, 0.0) * kriging.launch[i]) ** 2
            self.lines.append((i, kriging.residual[i] - residual, max(variance - device, 1e-4) ** 0.5, beside ** 0.5,
                               evidence))

    def arrays(self):
        row, error, deviation, device, evidence = map(np.array, zip(*self.lines))
        return row, error, deviation, device, evidence


def splits(data, everything, by_family, by_device):
    """Name to `Errors` of each way of leaving out."""
    table = data.table
    setting = table.setting()
    rows = np.flatnonzero(table.use == "service")
    fitted = data.fit(np.arange(len(table)), everything)
    kriging = data.kriging(fitted)
    out = {name: Errors() for name in ("row", "row and copies", "setting", "family", "family, training kept", "hardware")}
    out["row"].add(kriging, everything, rows, lambda i, o: o == i)
    out["row and copies"].add(kriging, everything, rows,
                              lambda i, o: (setting[o] == setting[i]) & (table.batch[o] == table.batch[i]))
    out["setting"].add(kriging, everything, rows, lambda i, o: setting[o] == setting[i])
    fold = families(table)
    for f, mean in by_family.items():
        kriging = data.kriging(data.fit(np.flatnonzero(fold != f), mean))
        own = rows[fold[rows] == f]
        out["family"].add(kriging, mean, own, lambda i, o: np.ones(len(o), bool))
        out["family, training kept"].add(kriging, mean, own, lambda i, o: table.use[o] != "training")
    for name, mean in by_device.items():
        kriging = data.kriging(data.fit(np.flatnonzero(table.hardware != name), mean))
        out["hardware"].add(kriging, mean, rows[table.hardware[rows] == name], lambda i, o: table.hardware[o] == name)
    return out


def quantiles(ratios):
    """5 % and 95 % with the finite-sample correction of split conformal prediction (Vovk et al. 2005)."""
    ordered, n = np.sort(ratios), len(ratios)
    return (float(ordered[max(0, int(np.floor(0.05 * (n + 1))) - 1)]),
            float(ordered[min(n - 1, int(np.ceil(0.95 * (n + 1))) - 1)]))


def bands(table, errors, chosen=None):
    """(evidence, architecture or kind or '*', runtime) to the quantiles of standardised errors, and their number.

    Groups are shrunk to the wider ones (Mondrian conformal prediction, with what a small group lacks from its parent).
    """
    sources = {"measured": ("row", "row and copies"), "scaled": ("row", "row and copies", "setting"),
               "modelled": ("family",)}
    out = {}
    for evidence, names in sources.items():
        lines = [np.array([x[:4] for x in errors[n].lines if x[4] == evidence], dtype=float).reshape(-1, 4)
                 for n in names]
        lines = np.concatenate(lines)
        row = lines[:, 0].astype(int)
        if chosen is not None:
            lines, row = lines[chosen[row]], row[chosen[row]]
        z = lines[:, 1] / np.hypot(lines[:, 2], lines[:, 3] * 0.5)
        star = np.full(len(row), ANY, dtype=object)
        levels = [(star, star), (table.kind[row], star), (table.kind[row], table.runtime[row]),
                  (table.architecture[row], table.runtime[row])]
        parent = None
        for columns in levels:
            for key, index in sorted(groups(*columns).items()):
                if len(index) < LEAST_FOR_QUANTILES and key != (ANY, ANY):
                    continue
                low, high = quantiles(z[index])
                first = index[0]
                above = next((out[k] for k in ((evidence, table.kind[row[first]], table.runtime[row[first]]),
                                               (evidence, table.kind[row[first]], ANY), (evidence, ANY, ANY))
                              if k in out and k[1:] != key), None)
                if above:
                    trust = len(index) / (len(index) + TRUST)
                    low, high = (trust * a + (1 - trust) * b for a, b in zip((low, high), above))
                out[(evidence, *key)] = (min(low, -0.1), max(high, 0.1), len(index))
    return {k: v if len(v) == 3 else (*v, 0) for k, v in out.items()}


def band_of(bands, evidence, architecture, kind, runtime):
    for r in (runtime, ANY):
        for a in (architecture, kind, ANY):
            if (evidence, a, r) in bands:
                return bands[(evidence, a, r)][:2]


def interval(table, bands, line):
    """Logarithms of the 90 % interval about the prediction."""
    i, _, deviation, device, evidence = line
    low, high = band_of(bands, evidence, table.architecture[i], table.kind[i], table.runtime[i])
    return -np.hypot(low * deviation, Z90 * device), np.hypot(high * deviation, Z90 * device)


def report(table, errors):
    """Lines of Markdown: each way of leaving out, with intervals calibrated on the other half of the rows (or families)."""
    parts = {name: np.array([hash_of(text) % 2 == 0 for text in column])
             for name, column in (("row", [r.id for r in table.rows]), ("family", table.family))}
    halves = {name: {True: bands(table, errors, ~half), False: bands(table, errors, half)}
              for name, half in parts.items()}
    yield "| left out | group | n | median error | P90 error | coverage of 90 % intervals | median high ÷ low |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name, split in errors.items():
        lines = split.lines
        row = np.array([x[0] for x in lines])
        error = np.array([x[1] for x in lines])
        part = "family" if name.startswith("family") else "row"
        limit = np.array([interval(table, halves[part][bool(parts[part][x[0]])], x) for x in lines])
        evidence = np.array([x[4] for x in lines])
        ape = np.abs(np.exp(-error) - 1) * 100
        covered = (error >= limit[:, 0]) & (error <= limit[:, 1])
        ratio = np.exp(limit[:, 1] - limit[:, 0])

        def line(group, index):
            return (f"| {name} | {group} | {len(index):,} | {np.median(ape[index]):.1f} % | "
                    f"{np.quantile(ape[index], 0.9):.0f} % | {covered[index].mean() * 100:.1f} % | "
                    f"{np.median(ratio[index]):.2f} |")

        yield line("all", np.arange(len(row)))
        if name == "hardware":
            each = [np.median(ape[i]) for i in groups(table.hardware[row]).values()]
            yield f"| {name} | median of {len(each)} devices | | {np.median(each):.1f} % | | | |"
        for title, column in (("evidence", evidence), ("hardware", table.hardware[row]),
                              ("runtime", table.runtime[row]), ("task", table.task[row]),
                              ("precision", table.precision[row])):
            for key, index in sorted(groups(column).items(), key=lambda x: -len(x[1])):
                if len(index) >= 200:
                    yield line(f"{title}: {key[0]}", index)


def hash_of(text):
    value = 0
    for character in text:
        value = (value * 31 + ord(character)) % 1_000_003
    return value

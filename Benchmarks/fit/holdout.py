"""What the predictions are worth on measurements that they have not seen, and the intervals that follow from it.

Rows, families and devices are left out, the last two of the fit as well. `Errors` holds one line for each prediction.
"""
import collections
import os
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from kriging import Kriging
from mean import ANY, FIGURES, LEAST_FAMILIES, MOST, Mean, Z90, groups

FOLDS = 10
# Fewer rows of a device do not tell how well it is predicted.
LEAST_ROWS = 8
SEED = 20261124
LEAST_FOR_QUANTILES = 60
TRUST = 150
# Devices that a group's wider one counts as.
LEANING = 2
# What calibrates the intervals of each kind of evidence.
SOURCES = {"measured": ("row", "row and copies"), "scaled": ("row", "row and copies", "setting"),
           "modelled": ("family",)}


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


def unknown_runtimes(data, everything):
    """(kind, 'runtime') to the variance of what is not known of a runtime that nobody measured, from those that were."""
    part = data.table.take(np.flatnonzero(data.table.use == "service"))
    offsets = collections.defaultdict(list)
    for kind, index in groups(part.kind).items():
        value = everything.fits[False][(kind[0], ANY, ANY)][0]
        residual = part.log_time[index] - np.log(FIGURES.predict(part.design[index], value, kind[0]))
        for _, rows in groups(part.runtime[index]).items():
            for key in (kind[0], ANY):
                offsets[key].append((float(np.median(residual[rows])), min(len(rows), MOST)))

    def square(values):
        """The variance whose 90 % interval holds nine tenths of the (weighted) offsets."""
        value, weight = np.array(sorted((abs(v), w) for v, w in values)).T
        return float(np.interp(0.9, np.cumsum(weight) / weight.sum(), value) / Z90) ** 2, float(weight.sum())

    pooled = square(offsets[ANY])[0]
    out = {}
    for kind, values in offsets.items():
        own, weight = square(values)
        out[(kind, "runtime")] = (weight * own + 2 * MOST * pooled) / (weight + 2 * MOST)
    return out


def cells(table, lines):
    """Of devices that were left out, (hardware, runtime, precision) to (median error, models, lines)."""
    row = np.array([x[0] for x in lines])
    out = {}
    for key, index in sorted(groups(table.hardware[row], table.runtime[row], table.precision[row]).items()):
        each = [np.median([lines[j][1] for j in index[i]]) for i in groups(table.model[row[index]]).values()]
        out[key] = (float(np.median(each)), len(each), index)
    return out


def unknown_devices(table, lines, band):
    """(kind or '*', runtime or '*') to the variance of what is not known of a device that nobody measured.

    That with which nine tenths of the intervals hold that `band` alone leaves too narrow. A device counts as the root
    of its models, whatever number of rows it has. A group leans on the wider one as if that were two devices more.
    """
    needed = collections.defaultdict(list)
    for (hardware, runtime, _), (_, n, index) in cells(table, lines).items():
        kind = table.kind[lines[index[0]].row]
        for j in index if n >= 2 and not lines[index[0]].runtime else ():
            line = lines[j]
            if line.evidence == "scaled":
                left = (line.error ** 2 - (band("unmeasured", line) * line.deviation) ** 2) / Z90 ** 2 - line.launch ** 2
                for key in ((kind, runtime), (kind, ANY), (ANY, ANY)):
                    needed[key].append((max(left, 0.0), n ** 0.5 / len(index), hardware))
    out = {}
    for key in sorted(needed, key=lambda key: -key.count(ANY)):
        left, weight, names = zip(*sorted(needed[key]))
        reached = np.cumsum(weight) / sum(weight)
        own, n = left[np.searchsorted(reached, 0.9)], len(set(names))
        above = next((out[k] for k in ((key[0], ANY), (ANY, ANY)) if k in out), own)
        out[key] = (n * own + LEANING * above) / (n + LEANING)
    return out


# `beside` is `device` and `launch` together; `runtime` the variance of what is not known of one that nobody measured.
Line = collections.namedtuple("Line", "row error deviation beside evidence device launch level runtime")


class Errors:
    """One prediction a line: which row, how far off (log), the kriging's deviation and those beside it, the evidence."""

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
            names = t.hardware[i], t.architecture[i], t.kind[i], t.runtime[i], t.precision[i]
            _, _, runtime, level = mean.offset(*names) if mean else (0.0, 0.0, 0.0, "known")
            # Nor does a reading with less launch tell how long that takes.
            beyond = kriging.share[i] - kriging.share[read[0]] if len(read) else kriging.share[i]
            device, launch, deviation = device ** 0.5, max(beyond, 0.0) * kriging.launch[i], max(variance - device, 1e-4) ** 0.5
            self.lines.append(Line(i, kriging.residual[i] - residual, deviation, np.hypot(device, launch), evidence,
                                   device, launch, level, runtime))


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


def of_few(ratios, family):
    """Nine tenths of what few families stray by, whichever way: each is one draw, and its sign tells nothing of others."""
    each = np.sort([np.quantile(np.abs(ratios[i]), 0.9) for i in groups(family).values()])
    far = float(each[min(len(each), int(np.ceil(0.9 * (len(each) + 1)))) - 1])
    return -far, far


def quantiles(ratios, weight=None):
    """5 % and 95 % with the finite-sample correction of split conformal prediction (Vovk et al. 2005)."""
    weight = np.ones(len(ratios)) if weight is None else weight
    order = np.argsort(ratios)
    reached = np.cumsum(weight[order])
    total, last = reached[-1] + weight.mean(), len(ratios) - 1
    low = np.searchsorted(reached, 0.05 * total, side="right") - 1
    high = np.searchsorted(reached, 0.95 * total * (1 - 1e-12))
    return float(ratios[order[max(low, 0)]]), float(ratios[order[min(high, last)]])


def calibrating(table, errors):
    """Band to the lines that calibrate it: arrays of row, standardised error and weight."""
    out = {}
    for band, names in SOURCES.items():
        lines = [x for name in names for x in errors[name].lines if x.evidence == band]
        z = [x.error / np.hypot(x.deviation, x.beside * 0.5) for x in lines]
        out[band] = np.array([x.row for x in lines]), np.array(z), np.ones(len(lines))
    # Of devices that were left out, what the device itself does not explain.
    lines = errors["hardware"].lines
    parts = [(lines[j], (lines[j].error - middle) / np.hypot(lines[j].deviation, lines[j].launch), len(index) ** -0.5)
             for middle, n, index in cells(table, lines).values() if n >= 2
             for j in index if lines[j].evidence == "scaled"]
    row, z, weight = zip(*((x.row, z, w) for x, z, w in parts))
    out["unmeasured"] = np.array(row), np.array(z), np.array(weight)
    return out


def bands(table, calibration, chosen=None):
    """(band, architecture or kind or '*', runtime, precision) to the quantiles of standardised errors, and their number.

    Groups are shrunk to the wider ones (Mondrian conformal prediction, with what a small group lacks from its parent).
    """
    out = {}
    for band, (row, z, weight) in calibration.items():
        if chosen is not None:
            kept = chosen[row]
            row, z, weight = row[kept], z[kept], weight[kept]
        star = np.full(len(row), ANY, dtype=object)
        kind, architecture = table.kind[row], table.architecture[row]
        runtime, precision = table.runtime[row], table.precision[row]
        levels = [(star, star, star), (kind, star, star), (kind, runtime, star), (kind, runtime, precision),
                  (architecture, runtime, star), (architecture, runtime, precision)]
        for columns in levels:
            for key, index in sorted(groups(*columns).items()):
                if len(index) < LEAST_FOR_QUANTILES and key != (ANY, ANY, ANY):
                    continue
                family = table.family[row[index]]
                few = band == "modelled" and len(set(family)) < LEAST_FAMILIES
                low, high = of_few(z[index], family) if few else quantiles(z[index], weight[index])
                k, r = kind[index[0]], runtime[index[0]]
                wider = ((key[0], r, ANY), (k, r, ANY), (k, ANY, ANY), (ANY, ANY, ANY))
                above = next((out[(band, *w)] for w in wider if w != key and (band, *w) in out), None)
                if above:
                    trust = len(index) / (len(index) + TRUST)
                    low, high = (trust * a + (1 - trust) * b for a, b in zip((low, high), above))
                out[(band, *key)] = (min(low, -0.1), max(high, 0.1), len(index))
    return out


class Calibration:
    """What makes an interval of a prediction: quantiles, and how far devices that nobody measured are off."""

    def __init__(self, table, calibration, unmeasured, chosen=None):
        self.table, self.bands = table, bands(table, calibration, chosen)
        self.unknown = unknown_devices(table, unmeasured, self.end)

    def band(self, name, i):
        t = self.table
        for r in (t.runtime[i], ANY):
            for a in (t.architecture[i], t.kind[i], ANY):
                for p in (t.precision[i], ANY):
                    if (name, a, r, p) in self.bands:
                        return self.bands[(name, a, r, p)][:2]

    def end(self, name, line):
        """The end of the band on the error's side."""
        return self.band(name, line.row)[int(line.error > 0)]

    def interval(self, line):
        """Logarithms of the 90 % interval about the prediction."""
        device, name = line.device, line.evidence
        if line.level != "known":
            kind, runtime = self.table.kind[line.row], self.table.runtime[line.row]
            wider = ((kind, runtime), (kind, ANY), (ANY, ANY))
            device = (next(self.unknown[k] for k in wider if k in self.unknown) + line.runtime) ** 0.5
            name = "unmeasured" if name == "scaled" else name
        low, high = self.band(name, line.row)
        beside = Z90 * np.hypot(device, line.launch)
        return -np.hypot(low * line.deviation, beside), np.hypot(high * line.deviation, beside)


def calibrated(table, errors):
    return Calibration(table, calibrating(table, errors), errors["hardware"].lines)


def judged(table, errors):
    """Name to the intervals of each line, calibrated on other rows (or families, or devices) than the line's: ten folds."""
    calibration, lines = calibrating(table, errors), errors["hardware"].lines
    units = {"row": [r.id for r in table.rows], "family": table.family, "hardware": table.hardware}
    out = {name: np.zeros((len(split.lines), 2)) for name, split in errors.items()}
    for unit, column in units.items():
        own = [name for name in errors if name.split(",")[0] == unit or unit == "row" and name in ("row and copies", "setting")]
        fold = np.array([hash_of(text) % FOLDS for text in column])
        if unit == "hardware":
            fold = np.unique(table.hardware, return_inverse=True)[1]
        for f in np.unique(fold):
            judged_here = {n: [j for j, x in enumerate(errors[n].lines) if fold[x.row] == f] for n in own}
            if not any(judged_here.values()):
                continue
            others = Calibration(table, calibration, [x for x in lines if unit != "hardware" or fold[x.row] != f], fold != f)
            for name, places in judged_here.items():
                for j in places:
                    out[name][j] = others.interval(errors[name].lines[j])
    return out


def report(table, errors):
    """Lines of Markdown: each way of leaving out, with intervals calibrated on others than those judged."""
    limits = judged(table, errors)
    yield "| left out | group | n | median error | P90 error | coverage of 90 % intervals | median high ÷ low |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name, split in errors.items():
        lines, limit = split.lines, limits[name]
        row = np.array([x.row for x in lines])
        error = np.array([x.error for x in lines])
        evidence = np.array([x.evidence for x in lines])
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

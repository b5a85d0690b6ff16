"""The time that a model should take before its own measurements are asked: a roofline of the device's generation,
runtime and precision, times what the device and the model's family are known to deviate by.

Sources/Prediction computes the same from the rows that `fit_efficiencies.py` writes.
"""
import collections
import os

import numpy as np

import roofline
from solver import fit

ANY = "*"
# A cell counts as at most so many rows in the fit of the level above it.
MOST = 30
# In its own fit it counts as more, so that the level above hardly matters where there is enough.
MOST_OWN = 300
NAMES = ("launch_ms", "compute", "memory")
START = (np.log([1.0, 0.4, 0.4]), np.array([2.0, 1.0, 1.0]))
LEAST_MODELS = 10
MODEL_NOISE = 0.25 ** 2  # of one model's mean about its device's
Z90 = 1.6449  # of a normal distribution, two-sided 90 %


class Table:
    """Rows as arrays."""

    def __init__(self, rows):
        self.rows = rows
        column = lambda name: np.array([getattr(r, name) for r in rows], dtype=object)
        for name in ("kind", "architecture", "runtime", "precision", "hardware", "model", "family", "use", "task"):
            setattr(self, name, column(name))
        self.design = np.array([[r.launches, r.compute, r.memory] for r in rows])
        self.log_time = np.log([r.time for r in rows])
        self.width = np.array([roofline.BYTES[r.precision] for r in rows])
        self.count = np.array([r.count for r in rows])
        self.batch = np.array([r.batch or 0 for r in rows])

    def __len__(self):
        return len(self.rows)

    def setting(self):
        """A number for each device, count, runtime, precision and use."""
        keys = list(zip(self.hardware, self.count, self.runtime, self.precision, self.use))
        number = {key: i for i, key in enumerate(dict.fromkeys(keys))}
        return np.array([number[key] for key in keys])

    def take(self, index):
        other = object.__new__(Table)
        for name, value in vars(self).items():
            setattr(other, name, [value[i] for i in index] if name == "rows" else value[index])
        return other


def groups(*columns):
    out = collections.defaultdict(list)
    for i, key in enumerate(zip(*columns)):
        out[key].append(i)
    return {key: np.array(value) for key, value in out.items()}


def level_keys(table):
    """For each level of cells, the key of every row; each level's parent comes before it."""
    star = np.full(len(table), ANY, dtype=object)
    return [(table.kind, star, star), (table.kind, table.runtime, star), (table.architecture, star, star),
            (table.architecture, table.runtime, star), (table.architecture, table.runtime, table.precision)]


PARENT = {1: 0, 2: 0, 3: 1, 4: 3}


def balanced(table, most):
    """Weights by which a cell counts as at most `most` rows, and a family in a cell less than its number of rows."""
    weight = np.zeros(len(table))
    for cell in groups(table.architecture, table.runtime, table.precision).values():
        families = collections.Counter(table.family[cell])
        share = np.array([families[f] ** -0.5 for f in table.family[cell]])
        weight[cell] = share / share.sum() * min(most, len(cell))
    return weight


def hierarchy(table, log_time, launch_priors):
    """Parameters (log) and standard deviations for each key of each level."""
    above, own = balanced(table, MOST), balanced(table, MOST_OWN)
    devices = table.kind != "cpu"
    part = lambda index, weight=above: (table.design[index], log_time[index], weight[index])
    fits = {(ANY, ANY, ANY): fit(*part(devices), *START)}
    levels = level_keys(table)
    for level, columns in enumerate(levels):
        cells = groups(*columns)
        wider = levels[PARENT[level]] if level in PARENT else None
        parent = {name: tuple(c[index[0]] for c in wider) if wider else (ANY, ANY, ANY)
                  for name, index in cells.items()}
        # How far children stray from their parent, from fits that hardly lean on it (empirical Bayes).
        loose = [fit(*part(index), fits[parent[name]][0], np.array([1.0, 0.7, 0.7]))[0] - fits[parent[name]][0]
                 for name, index in cells.items() if len(index) >= 5]
        far = np.median(np.abs(np.array(loose)), axis=0) * 1.4826 if len(loose) >= 3 else np.array([0.7, 0.4, 0.4])
        spread = np.clip(far, 0.1, 1.0)
        for name, index in cells.items():
            mean, deviation = fits[parent[name]][0].copy(), spread.copy()
            published = launch_priors.get((table.kind[index[0]], name[1], ANY))
            if published:
                # Large batches say nothing of the launch: it stays where the published times put it.
                mean[0], deviation[0] = published[0], 0.01
            weight = own if level == len(levels) - 1 else above
            value, uncertain = fit(*part(index, weight), mean, deviation)
            if published:
                uncertain[0] = published[1]
            fits[name] = (value, uncertain)
    return fits


def cell_of(fits, architecture, kind, runtime, precision):
    """From the most specific row to the widest: the order of EfficiencyTable.swift."""
    for r in (runtime, ANY):
        for a in (architecture, kind, ANY):
            for p in (precision, ANY):
                if (a, r, p) in fits:
                    return (a, r, p)
    return None


def roofline_time(table, fits):
    """Logarithm of the modelled time, the share of it that is launch, and the cell used."""
    log_time, share = np.zeros(len(table)), np.zeros(len(table))
    cells = np.empty(len(table), dtype=object)
    for (a, k, r, p), index in groups(table.architecture, table.kind, table.runtime, table.precision).items():
        key = cell_of(fits, a, k, r, p)
        launch, compute, memory = np.exp(fits[key][0])
        design = table.design[index]
        total = design[:, 0] * launch + design[:, 1] / compute + design[:, 2] / memory
        log_time[index], share[index] = np.log(total), design[:, 0] * launch / total
        for i in index:
            cells[i] = key
    return log_time, share, cells


def robust_mean(values):
    middle = np.median(values)
    scale = max(np.median(np.abs(values - middle)) * 1.4826, 0.03)
    return float(np.mean(np.clip(values, middle - 1.5 * scale, middle + 1.5 * scale)))


def robust_variance(values):
    return (np.median(np.abs(values)) * 1.4826) ** 2 if len(values) else 0.0


def family_effects(table, residual):
    """(family or '*', kind, runtime) to (effect, variance of a model's deviation from it, models).

    A family's effect is the shrunk mean of its models' means; that on a kind of device is the prior of a runtime's.
    """
    star = np.full(len(table), ANY, dtype=object)
    out = {}
    for columns in ((table.kind, star), (table.kind, table.runtime)):
        for level, index in sorted(groups(*columns).items()):
            by_model = groups(table.family[index], table.model[index])
            means = np.array([robust_mean(residual[index][i]) for i in by_model.values()])
            family = np.array([name for name, _ in by_model])
            if len(means) < LEAST_MODELS:
                continue
            prior = {f: out[(f, level[0], ANY)][0] if (f, level[0], ANY) in out else 0.0 for f in set(family)}
            own = {f: means[family == f] for f in sorted(set(family))}
            between = max(robust_variance(np.array([robust_mean(m) - prior[f] for f, m in own.items()])), 0.02 ** 2)
            within = {f: robust_variance(m - np.median(m)) for f, m in own.items() if len(m) >= 4}
            pooled = max(np.median(list(within.values()) or [0.15 ** 2]), 0.03 ** 2)
            for f, m in own.items():
                n = len(m)
                spread = (n * within.get(f, pooled) + 8 * pooled) / (n + 8)
                trust = between / (between + spread / n)
                out[(f, *level)] = (prior[f] + trust * (robust_mean(m) - prior[f]), spread + between * (1 - trust), n)
            far = np.array([np.median(np.abs(m)) for m in own.values()])
            out[(ANY, *level)] = (0.0, (np.median(far) * 1.4826) ** 2 + pooled, len(means))
    return out


def effect_of(effects, family, kind, runtime):
    for name in (family, ANY):
        for key in ((name, kind, runtime), (name, kind, ANY)):
            if key in effects:
                return effects[key][:2]
    return 0.0, 0.35 ** 2


def cell_offsets(table, residual):
    """(hardware, runtime, precision) to (mean over models of their mean residual, models, rows' indices)."""
    out = {}
    for key, index in sorted(groups(table.hardware, table.runtime, table.precision).items()):
        each = [robust_mean(residual[index][i]) for i in groups(table.model[index]).values()]
        out[key] = (robust_mean(np.array(each)), len(each), index)
    return out


def device_effects(table, residual):
    """(hardware, runtime, precision) to (effect, variance of what is not known of it, rows): a mean shrunk to none."""
    means = cell_offsets(table, residual)
    out = {}
    for kind in sorted(set(table.kind)):
        own = {k: m for k, m in means.items() if table.kind[m[2][0]] == kind}
        tau = max(robust_variance(np.array([m for m, _, _ in own.values()])), 0.05 ** 2)
        for key, (value, n, index) in own.items():
            trust = tau / (tau + MODEL_NOISE / n)
            out[key] = (trust * value, tau * (1 - trust), len(index))
    return out


def generation_effects(table, fits):
    """Generation to (effect, rows): how far its devices are from what their kind does under the same runtime.

    It serves a generation under a runtime that nobody measured it with: caches and clocks are the hardware's.
    """
    star = np.full(len(table), ANY, dtype=object)
    base = np.zeros(len(table))
    for (kind, runtime), index in groups(table.kind, table.runtime).items():
        launch, compute, memory = np.exp(fits[(kind, runtime, ANY)][0])
        design = table.design[index]
        base[index] = np.log(design[:, 0] * launch + design[:, 1] / compute + design[:, 2] / memory)
    means = cell_offsets(table, table.log_time - base)
    by = collections.defaultdict(list)
    for value, n, index in means.values():
        if n >= 2:
            by[(table.kind[index[0]], table.architecture[index[0]])].append((value, len(index)))
    out = {}
    for kind in sorted(set(table.kind)):
        centre = np.median([robust_mean(np.array([v for v, _ in values])) for k, values in by.items() if k[0] == kind]
                           or [0.0])
        for (_, architecture), values in ((k, v) for k, v in by.items() if k[0] == kind):
            n = len(values)
            middle = robust_mean(np.array([v for v, _ in values])) - centre
            out[architecture] = (n / (n + 2) * middle, sum(r for _, r in values))
    return out


class Mean:
    """All that is fitted before a model's own measurements are asked.

    `unknown` holds variances of what nobody measured, by kind of device: another device of a generation, another
    generation, another runtime (`holdout.unknown_variances`).
    """

    def __init__(self, table, launch_priors, unknown=None):
        self.fits = hierarchy(table, table.log_time, launch_priors)
        residual = table.log_time - roofline_time(table, self.fits)[0]
        self.devices = device_effects(table, residual)
        self.generations = generation_effects(table, self.fits)
        residual = residual - [self.devices[k][0] for k in zip(table.hardware, table.runtime, table.precision)]
        self.families = family_effects(table, residual)
        self.unknown = unknown or {}

    def variance(self, kind, level):
        return self.unknown.get((kind, level), self.unknown.get((ANY, level), 0.3 ** 2))

    def offset(self, hardware, architecture, kind, runtime, precision):
        """The device's effect and variance, and whether its generation's cell was found ('device', 'generation')."""
        if (hardware, runtime, precision) in self.devices:
            return (*self.devices[(hardware, runtime, precision)][:2], "known")
        cell = cell_of(self.fits, architecture, kind, runtime, precision)
        level, effect = "device", 0.0
        if cell[0] != architecture:
            level, effect = "generation", self.generations.get(architecture, (0.0,))[0]
        variance = self.variance(kind, level)
        if cell[1] == ANY:
            variance += self.variance(kind, "runtime")
        return effect, variance, level

    def __call__(self, table):
        """Log time, launch share, variances of the model's deviation and of the device's, deviation of the launch."""
        base, share, cells = roofline_time(table, self.fits)
        launch = np.array([self.fits[c][1][0] for c in cells])
        family = {k: effect_of(self.families, *k) for k in set(zip(table.family, table.kind, table.runtime))}
        pairs = np.array([family[k] for k in zip(table.family, table.kind, table.runtime)])
        columns = (table.hardware, table.architecture, table.kind, table.runtime, table.precision)
        device = {k: self.offset(*k)[:2] for k in set(zip(*columns))}
        offset = np.array([device[k] for k in zip(*columns)])
        return base + pairs[:, 0] + offset[:, 0], share, pairs[:, 1], offset[:, 1], launch

"""The time that a model should take before its own measurements are asked: a roofline of the device's generation,
runtime and precision, times what the device and the model's family are known to deviate by.

Sources/Prediction computes the same from the rows that `fit_efficiencies.py` writes.
"""
import collections
import os

import numpy as np

import roofline
from solver import fit, parts, predict

ANY = "*"
# A cell counts as at most so many rows in the fit of the level above it.
MOST = 30
LEAST_MODELS = 10
LEAST_FAMILIES = 20


class Form:
    """What a roofline adds up: its parameters, where they start, and which of its columns overlap."""

    def __init__(self, names, start, deviation, most_own, joined=None, launches=0):
        self.names, self.start = names, (np.log(start), np.array(deviation))
        # In its own fit a cell counts as more, so that the level above hardly matters where there is enough.
        self.most_own, self.joined, self.launches = most_own, joined, launches
        self.times = [name.endswith("_ms") for name in names]
        self.signs = np.where(self.times, 1.0, -1.0)
        self.shares = shares = np.array([name.startswith("compute") for name in names])
        # A device computes at most at its peak. Values are counted as written and read by every operation, which
        # fusion and caches save: the share of the bandwidth may be above 1.
        self.limit = np.select([self.times, shares], [np.inf, 0.0], np.log(4 if len(names) == 3 else 20))
        self.loose = np.where(self.times, 1.0, 0.7)
        self.stray = np.where(self.times, 0.7, 0.4)

    def limits(self, slower):
        """Where parameters end for devices that power makes so much slower: the data sheet's peak stays the bound."""
        return self.limit + self.shares * np.log(np.median(slower))

    def overlaps(self, kind):
        """Processors launch what they compute; others launch ahead while they work."""
        return {"joined": self.joined, "launches": 0 if kind == "cpu" else self.launches}

    def predict(self, design, value, kind):
        return predict(design, value, self.signs, **self.overlaps(kind))

    def parts(self, design, value, kind):
        return parts(design, value, self.signs, **self.overlaps(kind))


FIGURES = Form(("launch_ms", "compute", "memory"), [1.0, 0.4, 0.4], [2.0, 1.0, 1.0], 300)
COUNTED = Form(("first_launch_ms", "kernel_ms", *(f"compute_{kind}" for kind in roofline.COMPUTED),
                *(f"memory_{kind}" for kind in roofline.MOVED), "memory_weights"),
               [1.0, 0.01, 0.5, 0.3, 0.03, 0.3, *[0.7] * 4, 1.0, 0.7, 0.7],
               [2.0, 1.5, 0.7, 0.7, 1.0, *[0.5] * 4, 0.5, 0.7, 0.5, 0.5], 3000, joined=[2, 6], launches=2)
MODEL_NOISE = 0.25 ** 2  # of one model's mean about its device's
LEAST_STRAY = 0.2
# A published time is launch and a little work, of two models and hosts: a factor of 2 either way.
LAUNCH_DEVIATION = 0.4
# Picojoules that are tried, and fewest devices under a runtime that tell.
ENERGIES = np.arange(0, 6.01, 0.25)
LEAST_DEVICES = 3
Z90 = 1.6449  # of a normal distribution, two-sided 90 %


class Table:
    """Rows as arrays."""

    def __init__(self, rows):
        self.rows = rows
        column = lambda name: np.array([getattr(r, name) for r in rows], dtype=object)
        for name in ("kind", "architecture", "runtime", "precision", "hardware", "model", "family", "use", "task"):
            setattr(self, name, column(name))
        self.design = np.array([r.design for r in rows])
        self.is_counted = np.array([getattr(r, "counted", None) is not None for r in rows])
        none = np.zeros(len(COUNTED.names))
        self.counted = np.array([r.counted if known else none for r, known in zip(rows, self.is_counted)])
        self.log_time = np.log([r.time for r in rows])
        self.width = np.array([roofline.BYTES[r.precision] for r in rows])
        self.strain = np.array([getattr(r, "strain", 0.0) for r in rows])
        self.slower = np.ones(len(rows))
        self.count = np.array([r.count for r in rows])
        self.batch = np.array([r.batch or 0 for r in rows])

    def __len__(self):
        return len(self.rows)

    def sustained(self, energy):
        """The same with arithmetic as slow as the boards' power makes it."""
        other = self.take(np.arange(len(self)))
        other.slower = roofline.slowdown(self.strain, energy)
        other.design[:, FIGURES.shares] *= other.slower[:, None]
        other.counted[:, COUNTED.shares] *= other.slower[:, None]
        return other

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


FORMS = {False: FIGURES, True: COUNTED}


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


def hierarchy(counted, table, design, launch_priors):
    """Parameters (log) and standard deviations for each key of each level."""
    form = FORMS[counted]
    above, own = balanced(table, MOST), balanced(table, form.most_own)

    def solve(index, mean, deviation, weight=above):
        return fit(design[index], table.log_time[index], weight[index], mean, deviation, form.signs,
                   limit=form.limits(table.slower[index]), **form.overlaps(table.kind[index][0]))

    fits = {(ANY, ANY, ANY): solve(np.flatnonzero(table.kind != "cpu"), *form.start)}
    levels = level_keys(table)
    for level, columns in enumerate(levels):
        cells = {key: index for key, index in groups(*columns).items()
                 if not counted or key[1] == ANY or len(set(table.family[table.runtime == key[1]])) >= LEAST_FAMILIES}
        wider = levels[PARENT[level]] if level in PARENT else None
        parent = {name: tuple(c[index[0]] for c in wider) if wider else (ANY, ANY, ANY)
                  for name, index in cells.items()}
        # How far children stray from their parent, from fits that hardly lean on it (empirical Bayes).
        loose = [solve(index, fits[parent[name]][0], form.loose)[0] - fits[parent[name]][0]
                 for name, index in cells.items() if len(index) >= 5]
        far = np.median(np.abs(np.array(loose)), axis=0) * 1.4826 if len(loose) >= 3 else form.stray
        spread = np.clip(far, LEAST_STRAY, 1.0)
        for name, index in cells.items():
            mean, deviation = fits[parent[name]][0].copy(), spread.copy()
            if wider is None and counted:
                # Kinds of devices differ too much for one to tell of another.
                mean, deviation = (x.copy() for x in form.start)
            published = launch_priors.get((table.kind[index[0]], name[1], ANY))
            if published:
                # Large batches say nothing of the launch: it stays where the published times put it.
                mean[form.times], deviation[form.times] = published[counted], 0.01
            weight = own if level == len(levels) - 1 else above
            value, uncertain = solve(index, mean, deviation, weight)
            if published:
                uncertain[form.times] = LAUNCH_DEVIATION
            fits[name] = (value, uncertain)
    return fits


def cell_of(fits, architecture, kind, runtime, precision, runtimes=None):
    """From the most specific row to the widest: the order of EfficiencyTable.swift."""
    for r in runtimes or (runtime, ANY):
        for a in (architecture, kind, ANY):
            for p in (precision, ANY):
                if (a, r, p) in fits:
                    return (a, r, p)
    return None


def roofline_time(table, fits):
    """Logarithm of the modelled time, the share of it that is launch, the deviation of the launch and the cell used."""
    log_time, share, launch = (np.zeros(len(table)) for _ in range(3))
    cells = np.empty(len(table), dtype=object)
    columns = (table.architecture, table.kind, table.runtime, table.precision, table.is_counted)
    for (a, k, r, p, counted), index in groups(*columns).items():
        # Few families tell little of kinds of operations under a runtime: three figures of the model tell more.
        key = cell_of(fits[True], a, k, r, p, (r,)) if counted else None
        counted = key is not None
        key = key or cell_of(fits[False], a, k, r, p)
        form, (value, deviation) = FORMS[counted], fits[counted][key]
        each = form.parts((table.counted if counted else table.design)[index], value, k)
        total, launching = each.sum(axis=1), each[:, form.times].sum(axis=1)
        log_time[index], share[index] = np.log(total), launching / total
        launch[index] = deviation[form.times].max()
        for i in index:
            cells[i] = key
    return log_time, share, launch, cells


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
        base[index] = np.log(FIGURES.predict(table.design[index], fits[False][(kind, runtime, ANY)][0], kind))
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


def energy(table):
    """Picojoules of an operation of 16 bits: with which devices stray least from their runtime's roofline."""
    table = table.take(np.flatnonzero((table.use == "service") & (table.strain > 0)))

    def stray(each):
        part = table.sustained(each)
        base, weight = np.zeros(len(part)), balanced(part, MOST)
        for index in groups(part.runtime).values():
            value, _ = fit(part.design[index], part.log_time[index], weight[index], *FIGURES.start, FIGURES.signs,
                           limit=FIGURES.limits(part.slower[index]))
            base[index] = np.log(FIGURES.predict(part.design[index], value, "cuda"))
        by = collections.defaultdict(list)
        for (_, runtime, _), (value, n, _) in cell_offsets(part, part.log_time - base).items():
            by[runtime].append((value, min(n, MOST) ** 0.5))
        lines = np.concatenate([np.c_[np.abs(v - np.average(v, weights=w)), w]
                                for v, w in (np.array(x).T for x in by.values() if len(x) >= LEAST_DEVICES)])
        return np.average(lines[:, 0], weights=lines[:, 1])

    return min(ENERGIES, key=stray)


class Mean:
    """All that is fitted before a model's own measurements are asked.

    `unknown` holds variances of what nobody measured, by kind of device: another runtime
    (`holdout.unknown_runtimes`). How far devices stray follows from the predictions without each
    (`holdout.unknown_devices`).
    """

    def __init__(self, table, launch_priors, unknown=None):
        counted = table.take(np.flatnonzero(table.is_counted))
        self.fits = {False: hierarchy(False, table, table.design, launch_priors),
                     True: hierarchy(True, counted, counted.counted, launch_priors)}
        residual = table.log_time - roofline_time(table, self.fits)[0]
        self.devices = device_effects(table, residual)
        self.generations = generation_effects(table, self.fits)
        residual = residual - [self.devices[k][0] for k in zip(table.hardware, table.runtime, table.precision)]
        self.families = family_effects(table, residual)
        self.unknown = unknown or {}

    def variance(self, kind, level):
        return self.unknown.get((kind, level), self.unknown.get((ANY, level), 0.3 ** 2))

    def offset(self, hardware, architecture, kind, runtime, precision):
        """The device's effect, what is not known of it and of the runtime (variances), and whether it or its generation
        was measured under the runtime ('known', 'device', 'generation').
        """
        if (hardware, runtime, precision) in self.devices:
            return (*self.devices[(hardware, runtime, precision)][:2], 0.0, "known")
        cell = cell_of(self.fits[False], architecture, kind, runtime, precision)
        level, effect = "device", 0.0
        if cell[0] != architecture:
            level, effect = "generation", self.generations.get(architecture, (0.0,))[0]
        return effect, self.variance(kind, level), self.variance(kind, "runtime") if cell[1] == ANY else 0.0, level

    def __call__(self, table):
        """Log time, launch share, variances of the model's deviation and of the device's, deviation of the launch."""
        base, share, launch, _ = roofline_time(table, self.fits)
        family = {k: effect_of(self.families, *k) for k in set(zip(table.family, table.kind, table.runtime))}
        pairs = np.array([family[k] for k in zip(table.family, table.kind, table.runtime)])
        columns = (table.hardware, table.architecture, table.kind, table.runtime, table.precision)
        device = {k: self.offset(*k)[:3] for k in set(zip(*columns))}
        offset = np.array([device[k] for k in zip(*columns)])
        return base + pairs[:, 0] + offset[:, 0], share, pairs[:, 1], offset[:, 1] + offset[:, 2], launch

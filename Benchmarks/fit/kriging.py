"""What a model's own measurements say of a setting beyond the mean: simple kriging of the residuals.

Residuals of one model are normal with mean zero; two of them share of their variance what their settings share (the
kind of device, the generation, the device, the runtime, the width of the precision, inference or training, the share
of the time that is launch). The fractions are fitted on pairs. Chilès & Delfiner 2012, Geostatistics, §3.2.
"""
import numpy as np
from scipy.optimize import nnls

FEATURES = ("model", "kind", "architecture", "device", "runtime", "precision", "use", "regime")
# A correlation of launch shares falls to 1/e over so much.
REACH = 0.3
# Settings and readings further away than these add nothing that the nearest lack.
NEAREST_SETTINGS = 8
NEAREST = 12
LEAST_MODEL = 0.003
# A regime that moves the time by a tenth (a standard deviation) is still the setting that was measured.
APART = 0.1 ** 2
# Covariances that agree so far are equal, whatever order they were summed in.
DIGITS = 9
LEAST_MODELS = 4
LEAST_PAIRS = 1000


def position(share):
    """Where measurements lie as to regime: the share of the time that is launch, in units of its reach."""
    return share[:, None] / REACH


def shared(table, place, i, j):
    """For index arrays i and j: which features two measurements share (1) or not (0)."""
    same = lambda column: (column[i] == column[j]).astype(float)
    kind = same(table.kind)
    device = same(table.hardware) * same(table.count)
    near = np.exp(-np.abs(place[i] - place[j]).sum(axis=-1))
    if table.use[0].startswith("llm"):
        # What load does to a server is the server's.
        near = near * same(table.runtime)
    return np.stack([np.ones_like(kind), kind, kind * same(table.architecture), device, kind * same(table.runtime),
                     kind * same(table.width), kind * same(table.use), kind * near], axis=-1)


def components(table, residual, place, rng):
    """Of each kind of device and runtime: the variance that each feature carries and that of repeats, by pairs of measurements.

    Half a squared difference is what two measurements do not share. Each pattern of what is shared speaks by its
    robust moment, so that neither the commonest pattern nor outliers decide.
    """
    first, second = [], []
    for members in _members(table.model).values():
        size = len(members)
        picks = rng.integers(0, size, (min(4 * size, 300), 2))
        picks = picks[picks[:, 0] != picks[:, 1]]
        first.extend(members[picks[:, 0]])
        second.extend(members[picks[:, 1]])
    i, j = np.array(first), np.array(second)
    out = {}
    for kind, runtime in sorted({*zip(table.kind, table.runtime), *((k, "*") for k in table.kind), ("*", "*")}):
        member = ((table.kind == kind) | (kind == "*")) & ((table.runtime == runtime) | (runtime == "*"))
        chosen = member[i]
        a, b = i[chosen], j[chosen]
        few = len(a) < LEAST_PAIRS or len(set(table.model[a])) < LEAST_MODELS
        if few and (kind, runtime) != ("*", "*"):
            continue
        unshared = 1 - shared(table, place, a, b)[:, 1:]
        unshared[:, -1] = np.round(unshared[:, -1], 1)
        patterns, which, counts = np.unique(unshared, axis=0, return_inverse=True, return_counts=True)
        difference = np.abs(residual[a] - residual[b])
        moment = np.array([np.median(difference[which == p]) * 1.4826 for p in range(len(patterns))]) ** 2 / 2
        weight = np.sqrt(np.minimum(counts, 1000)) / (moment + 0.002) * (counts >= 5)
        value, _ = nnls(np.c_[patterns, np.ones(len(patterns))] * weight[:, None], moment * weight)
        # Nothing is shared wholly.
        out[(kind, runtime)] = (np.maximum(value[:-1], 1e-4), max(value[-1], 4e-4), len(a))
    return out


def components_of(components, kind, runtime):
    return next(components[k] for k in ((kind, runtime), (kind, "*"), ("*", "*")) if k in components)[:2]


def _members(column):
    order = np.argsort(column, kind="stable")
    ordered = column[order]
    bounds = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1], True])
    return {ordered[s]: order[s:e] for s, e in zip(bounds[:-1], bounds[1:]) if e - s > 1}


class Kriging:
    def __init__(self, table, residual, variance, offset, share, launch, components, place=None):
        self.table, self.residual, self.share, self.launch = table, residual, share, launch
        self.place = position(share) if place is None else place
        self.variance, self.offset = variance, offset
        self.components = components
        self.setting = table.setting()
        self.by_model = {}
        for i, model in enumerate(table.model):
            self.by_model.setdefault(model, []).append(i)
        self.by_model = {k: np.array(v) for k, v in self.by_model.items()}

    def of(self, i, excluded=lambda i, others: others == i):
        """The residual to expect of measurement i, its variance, and the readings used; `excluded` ones are not read."""
        others = self.by_model[self.table.model[i]]
        others = others[~excluded(i, others)]
        own, repeat = components_of(self.components, self.table.kind[i], self.table.runtime[i])
        # What the family's models stray by, less what is not the model's alone.
        part = np.r_[max(self.variance[i] - own.sum(), LEAST_MODEL), own]
        prior = part.sum() + self.offset[i]
        if not len(others):
            return 0.0, prior + repeat, others
        target = np.full(len(others), i)
        same = shared(self.table, self.place, target, others)
        alike = self.cell(i, others)
        to = same @ part + self.offset[i] * alike
        near = self.nearest(others, same[:, :-1] @ part[:-1] + self.offset[i] * alike, to)
        others, to = others[near], to[near]
        a, b = np.meshgrid(others, others, indexing="ij")
        k = shared(self.table, self.place, a, b) @ part
        k += self.cell(a, b) * self.offset[a]
        k[np.diag_indices_from(k)] += repeat
        weight = np.linalg.solve(k, to)
        return float(weight @ self.residual[others]), max(prior - float(weight @ to), 0.0) + repeat, others

    def nearest(self, others, by_setting, to):
        """Positions of the readings that count: of the nearest settings, the nearest in regime."""
        order = np.argsort(-np.round(by_setting, DIGITS), kind="stable")
        settings = list(dict.fromkeys(self.setting[others[order]]))[:NEAREST_SETTINGS]
        kept = np.flatnonzero(np.isin(self.setting[others], settings))
        return kept[np.argsort(-np.round(to[kept], DIGITS), kind="stable")[:NEAREST]]

    def measures(self, i, j):
        """Whether a reading is of the same setting, and in a regime that differs little."""
        t = self.table
        own, repeat = components_of(self.components, t.kind[i], t.runtime[i])
        apart = own[-1] * (1 - np.exp(-np.abs(self.place[i] - self.place[j]).sum()))
        return bool(self.cell(i, j) and t.count[i] == t.count[j] and apart <= max(repeat, APART))

    def cell(self, a, b):
        t = self.table
        return ((t.hardware[a] == t.hardware[b]) & (t.runtime[a] == t.runtime[b]) & (t.precision[a] == t.precision[b])
                & (t.use[a] == t.use[b])) * 1.0

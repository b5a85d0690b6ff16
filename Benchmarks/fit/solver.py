"""Robust maximum a posteriori fit of a roofline's logarithmic parameters.

Parameters are times (launch, all-reduce: multiplied) or shares of a peak (e_c, e_m: divided by).
"""
import numpy as np

NOISE = 0.35  # of log time, a start; the fit's own residuals replace it
HUBER = 1.5
# Arithmetic and traffic of one kind of kernel overlap in part: between their sum (1) and the slower of both (infinity).
OVERLAP = 1.5
# A device that is told ahead what to do hides most of the telling.
HIDING = 3.0


def _overlap(columns, power):
    """What columns of times take together where they overlap, as a share of each time."""
    powers = np.maximum(columns, 1e-12) ** (power - 1)
    together = (powers * columns).sum(axis=1) ** (1 / power)
    return powers * np.maximum(together, 1e-12)[:, None] ** (1 - power)


def parts(design, value, signs, joined=None, launches=0):
    """The time of each column.

    `joined` are two columns that overlap; the first `launches` columns are hidden behind the rest. Parts of what
    overlaps are such that they add up to what it takes together.
    """
    out = design * np.exp(signs * value)
    if joined:
        out[:, joined] *= _overlap(out[:, joined], OVERLAP)
    if launches:
        share = _overlap(np.c_[out[:, :launches].sum(axis=1), out[:, launches:].sum(axis=1)], HIDING)
        out[:, :launches] *= share[:, :1]
        out[:, launches:] *= share[:, 1:]
    return out


def predict(design, value, signs, fixed=0.0, **overlaps):
    return np.maximum(parts(design, value, signs, **overlaps).sum(axis=1) + fixed, 1e-12)


def fit(design, log_time, weight, mean, deviation, signs, fixed=0.0, limit=np.inf, rounds=40, **overlaps):
    """Parameters and their posterior standard deviations; `fixed` is time that no parameter scales."""
    value, noise = np.minimum(mean, limit), NOISE
    for _ in range(rounds):
        each = parts(design, value, signs, **overlaps)
        total = np.maximum(each.sum(axis=1) + fixed, 1e-12)
        residual = log_time - np.log(total)
        jacobian = each * signs / total[:, None]
        scaled = np.abs(residual) / noise
        robust = weight * np.where(scaled <= HUBER, 1.0, HUBER / np.maximum(scaled, 1e-9)) / noise ** 2
        hessian = jacobian.T @ (jacobian * robust[:, None]) + np.diag(1 / deviation ** 2)
        gradient = jacobian.T @ (robust * residual) - (value - mean) / deviation ** 2
        step = np.clip(np.linalg.solve(hessian, gradient), -0.5, 0.5)
        value = np.minimum(value + step, limit)
        if len(residual) >= 10:
            noise = float(np.clip(np.median(np.abs(residual)) * 1.4826, 0.05, 1.0))
        if np.abs(step).max() < 1e-4:
            break
    return value, np.sqrt(np.diag(np.linalg.inv(hessian)))

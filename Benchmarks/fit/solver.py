"""Robust maximum a posteriori fit of an additive roofline's logarithmic parameters.

Parameters are times (launch, all-reduce: multiplied) or shares of a peak (e_c, e_m: divided by).
"""
import numpy as np

NOISE = 0.35  # of log time, a start; the fit's own residuals replace it
HUBER = 1.5
SIGNS = np.array([1.0, -1.0, -1.0])
# A device computes at most at its peak. Traffic is counted as if every activation were written and read once, which
# fusion and caches save: its share may be above 1.
LIMIT = np.array([np.inf, 0.0, np.log(4)])


def predict(design, value, signs=SIGNS, fixed=0.0):
    return np.maximum(design @ np.exp(signs * value) + fixed, 1e-12)


def fit(design, log_time, weight, mean, deviation, signs=SIGNS, fixed=0.0, limit=LIMIT, rounds=40):
    """Parameters and their posterior standard deviations; `fixed` is time that no parameter scales."""
    value, noise = np.minimum(mean, limit), NOISE
    for _ in range(rounds):
        total = predict(design, value, signs, fixed)
        residual = log_time - np.log(total)
        jacobian = design * np.exp(signs * value) * signs / total[:, None]
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

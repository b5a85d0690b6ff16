"""Robust maximum a posteriori fit of the additive roofline's logarithmic parameters (launch, e_c, e_m)."""
import numpy as np

NOISE = 0.35  # of log time, a start; the fit's own residuals replace it
HUBER = 1.5


def predict(design, value):
    launch, compute, memory = np.exp(value)
    return np.maximum(design[:, 0] * launch + design[:, 1] / compute + design[:, 2] / memory, 1e-12)


def fit(design, log_time, weight, mean, deviation, rounds=40):
    """Parameters and their posterior standard deviations; shares of a peak stay at most 1."""
    value, noise = mean.copy(), NOISE
    limit = np.array([np.inf, 0.0, 0.0])
    value = np.minimum(value, limit)
    for _ in range(rounds):
        total = predict(design, value)
        residual = log_time - np.log(total)
        terms = np.stack([design[:, 0] * np.exp(value[0]), -design[:, 1] / np.exp(value[1]),
                          -design[:, 2] / np.exp(value[2])], axis=1)
        jacobian = terms / total[:, None]
        scaled = np.abs(residual) / noise
        robust = weight * np.where(scaled <= HUBER, 1.0, HUBER / np.maximum(scaled, 1e-9)) / noise ** 2
        hessian = jacobian.T @ (jacobian * robust[:, None]) + np.diag(1 / deviation ** 2)
        gradient = jacobian.T @ (robust * residual) - (value - mean) / deviation ** 2
        step = np.clip(np.linalg.solve(hessian, gradient), -0.5, 0.5)
        value = np.minimum(value + step, limit)
        if len(residual) >= 10:
            noise = float(np.clip(np.median(np.abs(residual)) * 1.4826, 0.05, 1.0))
        if np.abs(step).max() < 1e-5:
            break
    return value, np.sqrt(np.diag(np.linalg.inv(hessian)))

"""How far scikit-learn's nets are from known effects, for module Causal's learners. Writes learners.json beside itself.

Needs Python 3.11 or later, NumPy 2 and scikit-learn 1.6 or later. Takes a minute.

Five data sets of 2,000 samples, of RandomState(0) to RandomState(4). Of each learner the error of the average effect and
the root of the mean squared error of each sample's effect; `known` is the error of the doubly robust estimate with the true
functions: what the samples themselves are off by.
"""
import json
import warnings
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
n = 2000
options = dict(activation="tanh", batch_size=64, learning_rate_init=0.005, tol=0, n_iter_no_change=1000)
outcome = lambda seed: MLPRegressor(hidden_layer_sizes=(32,), random_state=seed, max_iter=200, **options)
chance = lambda: MLPClassifier(hidden_layer_sizes=(16,), random_state=0, max_iter=60, alpha=1e-2, **options)
final = lambda: MLPRegressor(hidden_layer_sizes=(8,), random_state=4, max_iter=40, alpha=1.0, **options)
rows = []
for seed in range(5):
    stream = np.random.RandomState(seed)
    x = stream.randn(n, 5)
    e = np.clip(1 / (1 + np.exp(-(0.8 * x[:, 0] - 0.5 * x[:, 1]))), 0.05, 0.95)
    t = (stream.rand(n) < e).astype(float)
    tau = 1 + 0.5 * x[:, 0]
    noise = 0.5 * stream.randn(n)
    y = np.sin(x[:, 0]) + 0.5 * x[:, 1] ** 2 + x[:, 2] + t * tau + noise
    both = lambda effects: [effects.mean() - tau.mean(), np.sqrt(((effects - tau) ** 2).mean())]
    row = {"known": (t * noise / e - (1 - t) * noise / (1 - e)).mean()}

    joint = outcome(0).fit(np.c_[x, t], y)
    row["s"] = both(joint.predict(np.c_[x, np.ones(n)]) - joint.predict(np.c_[x, np.zeros(n)]))
    m = [outcome(g).fit(x[t == g], y[t == g]).predict(x) for g in (0, 1)]
    row["t"] = both(m[1] - m[0])
    p = np.clip(chance().fit(x, t).predict_proba(x)[:, 1], 0.01, 0.99)
    g1 = outcome(2).fit(x[t == 1], (y - m[0])[t == 1]).predict(x)
    g0 = outcome(3).fit(x[t == 0], (m[1] - y)[t == 0]).predict(x)
    row["x"] = both(p * g0 + (1 - p) * g1)

    order = np.random.RandomState(1).permutation(n)
    halves = [order[: n // 2], order[n // 2 :]]
    scores = np.zeros(n)
    for train, test in (halves, halves[::-1]):
        a, b, c = x[train], t[train], y[train]
        m = [outcome(g).fit(a[b == g], c[b == g]).predict(x[test]) for g in (0, 1)]
        p = np.clip(chance().fit(a, b).predict_proba(x[test])[:, 1], 0.05, 0.95)
        scores[test] = m[1] - m[0] + t[test] * (y[test] - m[1]) / p - (1 - t[test]) * (y[test] - m[0]) / (1 - p)
    row["dr"] = both(final().fit(x, scores).predict(x))
    rows.append({key: np.asarray(value).tolist() for key, value in row.items()})
(Path(__file__).parent / "learners.json").write_text(json.dumps(rows, indent=1) + "\n")

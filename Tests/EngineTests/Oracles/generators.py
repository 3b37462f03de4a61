"""Writes generators.json: scikit-learn's generators of data, and NumPy's word on ours.

Run with scikit-learn 1.9.1 and numpy 2.4.6, OPENBLAS_NUM_THREADS=1, OPENBLAS_CORETYPE unset, on x86-64 with AVX2 and FMA.
"""
import json
import pathlib
import numpy as np
import sklearn
from sklearn.datasets import make_blobs, make_circles, make_moons, make_regression


def words(values):
    return [f"{v:016x}" for v in np.asarray(values, dtype=np.float64).ravel().view(np.uint64)]


def fold(values):
    h = 0xCBF29CE484222325
    for word in np.asarray(values, dtype=np.float64).ravel().view(np.uint64).tolist():
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def spiral(n, classes, turns, noise, random):
    """Of class c, point i of n: t = (i + 1)/n, (t cos a, t sin a) with a = 2 pi (turns t + c/classes)."""
    points, labels = [], []
    for c in range(classes):
        size = n // classes + (c < n % classes)
        t = np.arange(1, size + 1) / size
        angle = 2 * np.pi * (turns * t + c / classes)
        points.append(np.stack([t * np.cos(angle), t * np.sin(angle)], axis=1))
        labels += [c] * size
    order = random.permutation(n)
    x = np.concatenate(points)[order]
    if noise is not None:
        x = x + random.normal(scale=noise, size=x.shape)
    return x, np.array(labels)[order]


def sine(n, low, high, even, noise, random):
    """x uniform in [low, high) or even, y = sin(x) + noise."""
    x = np.linspace(low, high, n) if even else random.uniform(low, high, n)
    y = np.sin(x)
    if noise is not None:
        y = y + random.normal(scale=noise, size=n)
    return x.reshape(-1, 1), y


SEEDS = [0, 1, 42, 12345, 2**32 - 1]
FORMS = [
    ("regression", make_regression, dict(noise=3.5)),
    ("regression 3", make_regression, dict(n_samples=101, n_features=3, noise=5.0)),
    ("regression 7", make_regression, dict(n_samples=103, n_features=7, n_informative=6, bias=2.5)),
    ("regression 1", make_regression, dict(n_samples=50, n_features=1, shuffle=False)),
    ("regression 30", make_regression, dict(n_samples=42, n_features=30, n_informative=30, noise=0.5)),
    ("regression 2 targets", make_regression, dict(n_samples=40, n_features=5, n_informative=4, n_targets=2)),
    ("blobs", make_blobs, dict()),
    ("blobs wide", make_blobs, dict(n_samples=65, n_features=5, centers=4, cluster_std=[1.0, 0.5, 2.0, 0.0], center_box=(0.0, 1.0))),
    ("blobs given", make_blobs, dict(n_samples=31, centers=np.array([[0.0, 0.5, 1.0], [5.0, -5.0, 2.0]]), shuffle=False)),
]
exact = []
for name, make, arguments in FORMS:
    for seed in SEEDS:
        random = np.random.RandomState(seed)
        x, y = make(**arguments, random_state=random)
        exact.append(dict(name=name, seed=seed, shape=list(x.shape), x=words(x[0]), hash=fold(x), labels=fold(y),
                          after=words([random.rand()])[0]))

ROUND = [
    ("moons", lambda random: make_moons(60, noise=0.2, random_state=random)),
    ("moons plain", lambda random: make_moons(41, shuffle=False, random_state=random)),
    ("circles", lambda random: make_circles(60, noise=0.05, factor=0.5, random_state=random)),
    ("circles plain", lambda random: make_circles(41, noise=0.0, random_state=random)),
    ("spiral", lambda random: spiral(60, 3, 1.5, 0.05, random)),
    ("spiral plain", lambda random: spiral(41, 2, 1.0, None, random)),
    ("sine", lambda random: sine(60, 0.0, 2 * np.pi, False, 0.1, random)),
    ("sine even", lambda random: sine(41, -3.0, 7.0, True, None, random)),
]
near = []
for name, make in ROUND:
    for seed in SEEDS[:3]:
        random = np.random.RandomState(seed)
        x, y = make(random)
        near.append(dict(name=name, seed=seed, x=words(x), y=words(y), after=words([random.rand()])[0]))
out = pathlib.Path(__file__).with_name("generators.json")
out.write_text(json.dumps(dict(sklearn=sklearn.__version__, exact=exact, near=near), separators=(",", ":")))

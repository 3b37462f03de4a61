"""Writes data.json: scikit-learn's make_classification, train_test_split and metrics.

Run with scikit-learn 1.9.1 and numpy 2.4.6, OPENBLAS_CORETYPE unset, on x86-64 with FMA.
"""
import json
import math
import pathlib
import numpy as np
import sklearn
from sklearn import metrics as M
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


def words(values):
    return [f"{v:016x}" for v in np.asarray(values, dtype=np.float64).ravel().view(np.uint64)]


def fold(values):
    h = 0xCBF29CE484222325
    for word in np.asarray(values, dtype=np.float64).ravel().view(np.uint64).tolist():
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


SEEDS = [0, 1, 42, 12345, 2**32 - 1]
FORMS = [
    ("defaults", dict(n_samples=200)),
    ("plain", dict(n_samples=100, n_features=2, n_redundant=0, n_clusters_per_class=1)),
    ("weighted", dict(n_samples=101, n_features=6, n_repeated=1, weights=[0.8], flip_y=0.0)),
    ("drawn", dict(n_samples=60, n_features=5, hypercube=False, shift=None, scale=None, class_sep=2.0)),
    ("ordered", dict(n_samples=50, n_features=4, shuffle=False, flip_y=0.3)),
    ("three", dict(n_samples=150, n_features=8, n_informative=3, n_classes=3, weights=[0.5, 0.3, 0.2])),
    ("wide", dict(n_samples=150, n_features=30, n_informative=10, n_redundant=5, n_classes=3, flip_y=0.1)),
    ("free", dict(n_samples=40, n_features=40, n_informative=33, n_redundant=2)),
]
classification = []
for name, arguments in FORMS:
    for seed in SEEDS:
        x, y = make_classification(**arguments, random_state=np.random.RandomState(seed))
        classification.append(dict(name=name, seed=seed, shape=list(x.shape), x=words(x[0]), hash=fold(x), labels=fold(y),
                                   rows=words(x[:5]) if name == "free" else []))

splits = []
LABELS = {"none": None, "even": [i % 3 for i in range(150)], "skewed": [0] * 70 + [1] * 31 + [2] * 12,
          "ties": [i // 5 for i in range(35)]}
for labels, y in LABELS.items():
    for n, test, validation in [(150, 0.2, None), (113, 0.25, 0.1), (35, 0.3, 0.3), (53, 0.15, 0.15), (10, 0.1, 0.2)]:
        if y is not None and n != len(y):
            continue
        for seed in SEEDS:
            random = np.random.RandomState(seed)
            rows = np.arange(n)
            take = lambda index: None if y is None else np.asarray(y)[index]
            rest, held = train_test_split(rows, test_size=test, random_state=random, stratify=take(rows))
            middle = []
            if validation:
                rest, middle = train_test_split(rest, test_size=math.ceil(validation * n), random_state=random,
                                                stratify=take(rest))
            splits.append(dict(labels=labels, seed=seed, count=n, test=test, validation=validation or 0,
                               parts=[[int(v) for v in part] for part in (rest, middle, held)], after=words([random.rand()])[0]))

scores = []
random = np.random.RandomState(7)
for classes, n in [(2, 50), (2, 500), (3, 90), (5, 200)]:
    y = random.randint(0, classes, n)
    p = random.dirichlet(np.ones(classes), n)
    guess = p.argmax(axis=1)
    average = "binary" if classes == 2 else "macro"
    scores.append(dict(
        classes=classes, labels=[int(v) for v in y], probabilities=words(p),
        accuracy=M.accuracy_score(y, guess), precision=M.precision_score(y, guess, average=average, zero_division=0),
        recall=M.recall_score(y, guess, average=average, zero_division=0), f1=M.f1_score(y, guess, average=average),
        log_loss=M.log_loss(y, p, labels=range(classes)),
        auc=M.roc_auc_score(y, np.round(p[:, 1], 1)) if classes == 2 else None,
        specificity=M.recall_score(y, guess, pos_label=0) if classes == 2 else None))
y, z = random.randn(300), random.randn(300) / 3
z += y
regression = dict(y=words(y), z=words(z), mse=M.mean_squared_error(y, z), mae=M.mean_absolute_error(y, z),
                  rmse=M.root_mean_squared_error(y, z), r2=M.r2_score(y, z),
                  mse3=M.mean_squared_error(y.reshape(100, 3), z.reshape(100, 3)),
                  r23=M.r2_score(y.reshape(100, 3), z.reshape(100, 3)))
out = pathlib.Path(__file__).with_name("data.json")
out.write_text(json.dumps(dict(sklearn=sklearn.__version__, classification=classification, labels={k: v or [] for k, v in LABELS.items()},
                               splits=splits, scores=scores, regression=regression), separators=(",", ":")))

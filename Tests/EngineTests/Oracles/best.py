"""The least losses of linear models, by scikit-learn, for best_possible.

Needs Python 3.11 or later, NumPy 2 and scikit-learn 1.6 or later. Writes best.json beside itself.

A model's loss is the mean over samples (of squares: over all elements) plus strength * sum(W**2); scikit-learn's Ridge
has sums, so its alpha is strength * n * columns, and its logistic regression C = 1 / (2 * strength * n).
"""
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge

stream = np.random.RandomState(7)
cases = []


def add(name, x, y, loss, strength, weights, bias, least):
    cases.append({
        "name": name, "x": x.tolist(), "y": np.atleast_2d(y.T).T.tolist(), "loss": loss, "strength": strength,
        "weights": np.asarray(weights).tolist(), "bias": np.atleast_1d(bias).tolist(), "least": float(least)})


x = stream.rand(40, 3)
y = x @ stream.randn(3, 2) + 0.3 * stream.randn(40, 2) + 5
for strength in [0.0, 0.01, 1.0]:
    model = LinearRegression() if strength == 0 else Ridge(alpha=strength * y.size, solver="svd")
    model.fit(x, y)
    least = np.mean((model.predict(x) - y) ** 2) + strength * np.sum(model.coef_**2)
    add("squares", x, y, "mse", strength, model.coef_.T, model.intercept_, least)

x = stream.randn(60, 4) * [1, 2, 0.5, 3]
labels = (x[:, 0] - x[:, 1] + 1.5 * stream.randn(60) > 0.3).astype(float)
options = {"tol": 1e-14, "max_iter": 10000, "solver": "newton-cholesky"}
for strength in [0.0, 0.02]:
    c = np.inf if strength == 0 else 1 / (2 * strength * len(x))
    model = LogisticRegression(C=c, **options).fit(x, labels)
    p = model.predict_proba(x)[:, 1]
    least = -np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p)) + strength * np.sum(model.coef_**2)
    add("two classes", x, labels, "binary_crossentropy", strength, model.coef_.T, model.intercept_, least)

classes = np.argmax(x @ stream.randn(4, 3) + 2 * stream.randn(60, 3), axis=1)
model = LogisticRegression(C=1 / (2 * 0.05 * len(x)), **options).fit(x, classes)
p = model.predict_proba(x)
least = -np.mean(np.log(p[np.arange(60), classes])) + 0.05 * np.sum(model.coef_**2)
# Biases are known but for what all have in common.
add("three classes", x, classes, "sparse_categorical_crossentropy", 0.05, model.coef_.T,
    model.intercept_ - model.intercept_.mean(), least)

Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")

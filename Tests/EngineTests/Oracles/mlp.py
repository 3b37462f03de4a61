"""Writes mlp.json: scikit-learn's MLPClassifier and MLPRegressor after some epochs, and their loss curves.

Run with scikit-learn 1.9.1: python mlp.py
"""
import itertools
import json
import pathlib
import warnings
import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.simplefilter("ignore")

# Samples that any program with this stream can make, to the last bit.
stream = np.random.RandomState(7)
X = stream.uniform(-1, 1, (50, 3))
noise = stream.uniform(-1, 1, 50)
score = X[:, 0] * X[:, 1] + 0.5 * X[:, 2] + 0.25 * noise
TARGETS = {"binary": (score > 0).astype(int), "many": (score > -0.25).astype(int) + (score > 0.25), "number": score}

SOLVERS = [
    dict(solver="adam", learning_rate_init=0.01),
    dict(solver="sgd", learning_rate_init=0.1),
    dict(solver="sgd", learning_rate_init=0.1, momentum=0.5, nesterovs_momentum=False),
    dict(solver="sgd", learning_rate_init=0.2, momentum=0.0),
]
# The last batch holds 2, 1 and 5 samples, or all are in one: 200 is more than there are.
BATCHES, HIDDEN, ALPHAS = [16, 7, 9, 200], [(6,), (5, 4)], [1e-4, 0.3, 0.0]
ACTIVATIONS = ["relu", "tanh", "logistic"]

cases = []
for number, (target, activation, solver) in enumerate(itertools.product(TARGETS, ACTIVATIONS, SOLVERS)):
    # Fives beside fours and threes, so that everything meets everything in some case.
    options = dict(batch_size=BATCHES[number * 7 % 5 % 4], hidden_layer_sizes=HIDDEN[number % 5 % 2],
                   alpha=ALPHAS[number % 3], max_iter=15, random_state=number, activation=activation, **solver)
    kind = MLPRegressor if target == "number" else MLPClassifier
    net = kind(tol=0, n_iter_no_change=np.inf, **options).fit(X, TARGETS[target])
    if target != "number":
        # Else its loss, which keeps probabilities 2⁻⁵² from 0 and 1, would differ from one that keeps them 1e-7 away.
        p = net.predict_proba(X)
        assert 1e-6 < p.min() and p.max() < 1 - 1e-6
    cases.append(dict(
        target=target, activation=activation, solver=options["solver"], rate=options["learning_rate_init"],
        momentum=net.momentum, nesterov=net.nesterovs_momentum, batch=options["batch_size"],
        hidden=options["hidden_layer_sizes"], alpha=options["alpha"], seed=number,
        weights=[w.ravel().tolist() for w in net.coefs_], biases=[b.tolist() for b in net.intercepts_],
        curve=[float(v) for v in net.loss_curve_]))

out = pathlib.Path(__file__).with_name("mlp.json")
out.write_text(json.dumps(dict(sklearn=sklearn.__version__, cases=cases), separators=(",", ":")))

"""Writes losses.json: Keras' losses and their gradients; scikit-learn's curves of classifiers.

Run with Keras 3.15.1 on JAX and scikit-learn 1.9.1: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python losses.py
"""
import json
import pathlib
import jax
import jax.numpy as jnp
import numpy as np
import keras
from keras import losses as K
from keras.src.backend.common import dtypes
from sklearn import metrics as M
from sklearn.calibration import calibration_curve

keras.config.set_floatx("float64")
# On JAX Keras takes float64 down to float32 where it promotes types.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
random = np.random.RandomState(3)
numbers = random.randn(7, 3), random.randn(7, 3)
numbers[1][0] = numbers[0][0]
numbers[1][1] += 40
bits = random.randint(0, 2, (6, 2)).astype(float)
chances = random.rand(6, 2)
chances[0] = [0, 1]
shares = random.dirichlet(np.ones(4), 5)
unscaled = shares * random.rand(5, 1) * 3
truth = random.dirichlet(np.ones(4), 5)
truth[0] = [0, 0, 1, 0]
classes = random.randint(0, 4, 5)
shares[1] = [1, 0, 0, 0]
hot = np.eye(4)[classes]

CASES = [
    ("mse", K.mean_squared_error, *numbers),
    # Without the row where both are equal: at 0 JAX says that the slope of |x| is 1.
    ("mae", K.mean_absolute_error, numbers[0][1:], numbers[1][1:]),
    ("huber", K.huber, *numbers),
    ("huber 0.3", lambda y, p: K.huber(y, p, delta=0.3), *numbers),
    ("log_cosh", K.log_cosh, *numbers),
    ("binary_crossentropy", K.binary_crossentropy, bits, chances),
    ("categorical_crossentropy", K.categorical_crossentropy, hot, shares),
    ("categorical_crossentropy", K.categorical_crossentropy, truth, unscaled),
    ("sparse_categorical_crossentropy", K.sparse_categorical_crossentropy, classes.astype(float), shares),
    ("hinge", K.hinge, bits, numbers[1][:6, :2]),
    ("hinge", K.hinge, 2 * bits - 1, numbers[0][:6, :2]),
    ("hinge", K.hinge, np.array([[-1.0, 0.0], [1.0, 1.0]]), numbers[0][:2, :2]),
    # Below 1, the bound of the clipping: there JAX halves the slope.
    ("kl_divergence", K.kl_divergence, truth, 0.999 * shares),
    ("kl_divergence", K.kl_divergence, shares, 0.999 * truth),
]
losses = []
for name, loss, y, p in CASES:
    # A loss object takes this mean.
    value, slope = jax.value_and_grad(lambda q: jnp.mean(loss(jnp.asarray(y), q)))(jnp.asarray(p))
    losses.append(dict(name=name, y=y.ravel().tolist(), yShape=list(y.shape), p=p.ravel().tolist(), pShape=list(p.shape),
                       value=float(value), slope=np.ravel(slope).tolist()))

classifiers = []
for n, decimals, lean in [(40, 1, 1), (200, 2, 2), (300, 3, 0.5), (60, 16, 1)]:
    p = np.round(random.rand(n) ** lean, decimals)
    y = (random.rand(n) < p).astype(int)
    fpr, tpr, thresholds = M.roc_curve(y, p)
    observed, predicted = calibration_curve(y, p, n_bins=10)
    edges = np.searchsorted(np.linspace(0, 1, 11)[1:-1], p)
    counts = np.bincount(edges, minlength=10)
    counts = counts[counts > 0]
    few = calibration_curve(y, p, n_bins=4)
    guess = (p > 0.5).astype(int)
    classifiers.append(dict(
        y=y.tolist(), p=p.tolist(), auc=M.roc_auc_score(y, p), fpr=fpr.tolist(), tpr=tpr.tolist(),
        thresholds=thresholds[1:].tolist(), observed=observed.tolist(), predicted=predicted.tolist(), counts=counts.tolist(),
        error=float(np.sum(counts * np.abs(observed - predicted)) / n), fewObserved=few[0].tolist(),
        fewPredicted=few[1].tolist(), confusion=M.confusion_matrix(y, guess).tolist(), logLoss=M.log_loss(y, p),
        specificity=M.recall_score(y, guess, pos_label=0)))
y, z = random.randint(0, 5, 90), random.randint(0, 4, 90)
many = dict(y=y.tolist(), z=z.tolist(), confusion=M.confusion_matrix(y, z).tolist())

out = pathlib.Path(__file__).with_name("losses.json")
out.write_text(json.dumps(dict(keras=keras.__version__, losses=losses, classifiers=classifiers, many=many),
                          separators=(",", ":")))

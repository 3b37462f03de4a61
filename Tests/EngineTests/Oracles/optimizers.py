"""Writes optimizers.json: ten steps of each of Keras' optimisers, clipping, schedules and callbacks.

Run with Keras 3.15.1 on JAX: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python optimizers.py
"""
import json
import pathlib
import numpy as np
import keras
from keras import optimizers as K
from keras.src.backend.common import dtypes

# On JAX Keras takes float64 down to float32 where it promotes types.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"

# Two parameters, started and driven by numbers that any language can compute; w also enters its gradient.
SHAPES = [(3, 2), (2,)]
START = [np.array([[0.5, -1.25], [2.0, 0.0], [-0.75, 1.5]]), np.array([0.25, -0.5])]
TARGET = [np.array([[1.0, 1.0], [-1.0, 0.5], [0.0, -2.0]]), np.array([-1.0, 3.0])]
SCALE = [np.array([[2.0, 0.5], [1.0, 4.0], [0.125, 8.0]]), np.array([1.0, 0.0])]


def run(make, steps=10, dtype="float64"):
    keras.config.set_floatx(dtype)
    variables = [keras.Variable(v.astype(dtype), dtype=dtype) for v in START]
    optimizer = make()
    path = []
    for _ in range(steps):
        gradients = [(keras.ops.convert_to_tensor(s.astype(dtype)) * (v - t.astype(dtype)))
                     for v, t, s in zip(variables, TARGET, SCALE)]
        optimizer.apply(gradients, variables)
        path.append([float(x) for v in variables for x in np.asarray(v).ravel()])
    return path


CASES = {
    "sgd": lambda: K.SGD(),
    "sgd momentum": lambda: K.SGD(0.1, momentum=0.9),
    "sgd nesterov": lambda: K.SGD(0.1, momentum=0.9, nesterov=True),
    "sgd decay": lambda: K.SGD(0.1, weight_decay=0.1),
    "adam": lambda: K.Adam(),
    "adam fast": lambda: K.Adam(0.1, beta_1=0.8, beta_2=0.95, epsilon=1e-3),
    "adam amsgrad": lambda: K.Adam(0.1, beta_2=0.5, amsgrad=True),
    "adamw": lambda: K.AdamW(),
    "adamw fast": lambda: K.AdamW(0.1, weight_decay=0.05, amsgrad=True),
    "rmsprop": lambda: K.RMSprop(),
    "rmsprop momentum": lambda: K.RMSprop(0.01, momentum=0.9),
    "rmsprop centered": lambda: K.RMSprop(0.01, rho=0.8, centered=True),
    "rmsprop both": lambda: K.RMSprop(0.01, momentum=0.5, centered=True),
    "adagrad": lambda: K.Adagrad(),
    "adagrad fast": lambda: K.Adagrad(0.1, initial_accumulator_value=0.5, epsilon=1e-4),
    "adadelta": lambda: K.Adadelta(),
    "adadelta fast": lambda: K.Adadelta(1.0, rho=0.9, epsilon=1e-3),
    "adamax": lambda: K.Adamax(),
    "adamax fast": lambda: K.Adamax(0.1, beta_1=0.8, beta_2=0.5),
    "nadam": lambda: K.Nadam(),
    "nadam fast": lambda: K.Nadam(0.1, beta_1=0.8, beta_2=0.95),
    "lion": lambda: K.Lion(),
    "lion fast": lambda: K.Lion(0.1, beta_1=0.5, beta_2=0.7, weight_decay=0.1),
    "clip value": lambda: K.SGD(0.1, clipvalue=0.6),
    "clip norm": lambda: K.SGD(0.1, momentum=0.5, clipnorm=1.2),
    "clip global norm": lambda: K.SGD(0.1, global_clipnorm=1.2),
    "clip decay": lambda: K.AdamW(0.1, clipnorm=0.3),
    "exponential": lambda: K.SGD(K.schedules.ExponentialDecay(0.1, 4, 0.5)),
}
steps = {name: run(make) for name, make in CASES.items()}
# One step in float32, and the tenth: the same order of operations leaves the same rounding, but for the step's scalars.
single = {name: [path[0], path[9]] for name, path in ((n, run(m, dtype="float32")) for n, m in CASES.items())}

keras.config.set_floatx("float64")
S = K.schedules
SCHEDULES = {
    "step_decay": S.ExponentialDecay(0.1, 3, 0.5, staircase=True),
    "exponential_decay": S.ExponentialDecay(0.1, 7, 0.9),
    "cosine_decay": S.CosineDecay(0.1, 8, alpha=0.05),
    "warmup": S.CosineDecay(0.0, 8, alpha=0.05, warmup_target=0.1, warmup_steps=4),
}
schedules = {name: [float(s(keras.ops.cast(k, "float64"))) for k in range(16)] for name, s in SCHEDULES.items()}


class Model:
    """As much of a model as the callbacks look at."""

    metrics = []

    def __init__(self, rate):
        self.stop_training = False
        self.optimizer = K.SGD(rate)
        self.weights = None

    def get_weights(self):
        return self.epoch

    def set_weights(self, weights):
        self.weights = weights


def watch(callback, values, rate=0.1):
    model = Model(rate)
    callback.set_model(model)
    callback.on_train_begin()
    stopped, rates = None, []
    for epoch, value in enumerate(values):
        model.epoch = epoch + 1
        callback.on_epoch_end(epoch, {callback.monitor: value})
        rates.append(float(np.asarray(model.optimizer.learning_rate)))
        if model.stop_training:
            stopped = epoch + 1
            break
    callback.on_train_end()
    return stopped, model.weights, rates


NAN = float("nan")
SERIES = [
    [5.0, 4.0, 3.0, 3.5, 2.9, 2.95, 2.96, 2.97, 2.98, 2.99],
    [5.0, 6.0, 7.0], [1.0, 1.0, 1.0, 1.0, 1.0], [3.0, 2.9999, 2.9998, 2.9997, 2.99, 2.9, 2.91, 2.92],
    [NAN, 1.0, 0.5, 0.4], [2.0, NAN, 1.5, NAN, NAN, NAN, NAN], [0.5, 0.6, 0.7, 0.65, 0.66, 0.8, 0.7, 0.7, 0.7],
]
callbacks = []
for values in SERIES:
    for patience in [0, 1, 3]:
        for delta in [0.0, 0.01]:
            for mode in ["min", "max"]:
                stop = keras.callbacks.EarlyStopping("val_x", patience=patience, min_delta=delta, mode=mode,
                                                     restore_best_weights=True)
                stopped, best, _ = watch(stop, values)
                plateau = keras.callbacks.ReduceLROnPlateau("val_x", factor=0.5, patience=patience, min_delta=delta,
                                                            mode=mode, min_lr=0.03)
                rates = watch(plateau, values)[2]
                callbacks.append(dict(values=[None if v != v else v for v in values], patience=patience, delta=delta,
                                      upward=mode == "max", stopped=stopped, best=best, rates=rates))

out = pathlib.Path(__file__).with_name("optimizers.json")
out.write_text(json.dumps(dict(keras=keras.__version__, steps=steps, single=single, schedules=schedules,
                               callbacks=callbacks), separators=(",", ":")))

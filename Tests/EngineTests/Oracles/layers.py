"""What Keras 3 on JAX makes of small samples in every layer, in float64: layers.json.

Needs Keras 3.15.1 and JAX 0.10.2. Run in this folder as `KERAS_BACKEND=jax JAX_ENABLE_X64=1 python layers.py`.

Each row holds the layer with its options, the shape of the samples, the shapes of its weights, and what it gives: the
output, the gradient of sum(output * fixed) in x and in every trained weight, and for a layer that trains differently the
same in training with what its own arrays become. Samples, weights and `fixed` are `filled`, so that nothing needs to be
written for them.
"""
import json
import jax
import jax.numpy as jnp
import keras
import numpy as np

from keras.src.backend.common import dtypes

keras.config.set_floatx("float64")
# On JAX Keras computes means, tanh and more in 32 bits even so.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
L = keras.layers


def filled(shape, seed):
    """Numbers between -1 and 1 that look unordered and repeat after 2003."""
    count = int(np.prod(shape))
    return ((np.arange(count) * 7919 + seed * 104729) % 2003 / 1001 - 1).reshape(shape)


def written(array):
    array = np.asarray(array)
    return {"shape": list(array.shape), "elements": [float(f"{v:.13g}") for v in array.ravel()]}


rows = []


def row(layer, options, build, x_shape, *, words=None, whole=False, names=None, training=False):
    x = filled(x_shape, 1)
    if words: x = (np.arange(int(np.prod(x_shape))) * 5 % words).reshape(x_shape).astype("float64")
    if whole: x = (np.arange(int(np.prod(x_shape))) * 7 % 4).reshape(x_shape).astype("float64")
    module = build()
    module(jnp.asarray(x))
    weights = []
    for index, variable in enumerate(module.weights):
        value = filled(variable.shape, 11 + index)
        if variable.path.endswith("moving_variance"): value = np.abs(value) + 0.5
        variable.assign(value)
        weights.append({"shape": list(variable.shape), "trained": bool(variable.trainable)})
    trained = [v.value for v in module.trainable_variables]
    others = [v.value for v in module.non_trainable_variables]

    def run(trained, x, is_training):
        if "training" in module._call_signature.parameters:
            return module.stateless_call(trained, others, x, training=is_training)
        return module.stateless_call(trained, others, x)

    def measured(is_training):
        output, updated = run(trained, jnp.asarray(x), is_training)
        fixed = filled(output.shape, 5)
        value = lambda trained, x: jnp.sum(run(trained, x, is_training)[0] * fixed)
        result = {"output": written(output)}
        result["weightGradients"] = [written(g) for g in jax.grad(value, 0)(trained, jnp.asarray(x))]
        if not words: result["gradient"] = written(jax.grad(value, 1)(trained, jnp.asarray(x)))
        if is_training: result["updated"] = [written(u) for u in updated[: len(others)]]
        return result

    content = {
        "layer": layer, "options": options, "input": list(x_shape), "words": words, "whole": whole, "weights": weights,
        "inference": measured(False),
    }
    if training: content["training"] = measured(True)
    rows.append(content)


def pair(value): return list(value) if isinstance(value, tuple) else [value, value]


def conv2d(x, filters, size, strides=1, padding="valid", dilation=1, activation="linear", bias=True):
    options = {"filters": filters, "size": pair(size), "strides": pair(strides), "padding": padding,
               "dilation": pair(dilation), "activation": activation, "bias": bias}
    row("conv2d", options, lambda: L.Conv2D(filters, size, strides, padding, dilation_rate=dilation,
                                            activation=activation, use_bias=bias), x)


conv2d((2, 5, 6, 3), 2, 3)
conv2d((2, 5, 6, 3), 2, 3, padding="same", activation="tanh")
conv2d((2, 5, 6, 2), 3, (2, 3), strides=2, padding="same")
conv2d((1, 6, 7, 2), 2, (3, 2), strides=(2, 3))
conv2d((1, 7, 6, 2), 2, (2, 3), dilation=(3, 2), bias=False)
conv2d((1, 5, 5, 1), 2, 3, padding="same", dilation=2)
conv2d((2, 4, 3, 2), 3, 1)
conv2d((1, 2, 3, 1), 1, (4, 5), padding="same")


def conv1d(x, filters, size, strides=1, padding="valid", dilation=1, activation="linear"):
    options = {"filters": filters, "size": [size], "strides": [strides], "padding": padding, "dilation": [dilation],
               "activation": activation, "bias": True}
    row("conv1d", options, lambda: L.Conv1D(filters, size, strides, padding, dilation_rate=dilation,
                                            activation=activation), x)


conv1d((2, 6, 3), 2, 3)
conv1d((2, 7, 2), 2, 4, strides=2, padding="same", activation="sigmoid")
conv1d((2, 6, 2), 3, 3, padding="causal")
conv1d((1, 8, 2), 2, 3, padding="causal", dilation=2)
conv1d((1, 7, 2), 2, 2, strides=3, padding="causal")


def pool(layer, module, x, size, strides=None, padding="valid", whole=False):
    options = {"size": pair(size), "strides": pair(strides if strides else size), "padding": padding}
    row(layer, options, lambda: module(size, strides, padding), x, whole=whole)


for layer, module in (("max_pool2d", L.MaxPooling2D), ("average_pool2d", L.AveragePooling2D)):
    pool(layer, module, (2, 4, 6, 3), 2)
    pool(layer, module, (2, 5, 5, 2), 2)
    pool(layer, module, (1, 5, 5, 2), 2, padding="same")
    pool(layer, module, (1, 6, 5, 2), (3, 2), strides=(1, 2), padding="same")
    pool(layer, module, (1, 5, 6, 2), 3, strides=1)
pool("max_pool2d", L.MaxPooling2D, (1, 5, 5, 2), 3, strides=2, padding="same", whole=True)
pool("max_pool2d", L.MaxPooling2D, (1, 4, 4, 35), 2, whole=True)

row("global_average_pool", {}, lambda: L.GlobalAveragePooling2D(), (2, 3, 4, 2))
row("global_average_pool", {}, lambda: L.GlobalAveragePooling1D(), (2, 5, 3))
row("flatten", {}, lambda: L.Flatten(), (2, 3, 2, 2))
row("flatten", {}, lambda: L.Flatten(), (3, 4))
row("reshape", {"shape": [3, -1]}, lambda: L.Reshape((3, -1)), (2, 4, 6))

for shape in ((6, 3), (3, 2, 4), (2, 3, 2, 2)):
    row("batch_norm", {"momentum": 0.99, "epsilon": 1e-3}, lambda: L.BatchNormalization(), shape, training=True)
row("batch_norm", {"momentum": 0.8, "epsilon": 1e-5},
    lambda: L.BatchNormalization(momentum=0.8, epsilon=1e-5), (5, 2), training=True)
row("layer_norm", {"epsilon": 1e-3}, lambda: L.LayerNormalization(), (3, 4))
row("layer_norm", {"epsilon": 1e-3}, lambda: L.LayerNormalization(), (2, 3, 5))
row("layer_norm", {"epsilon": 0.1}, lambda: L.LayerNormalization(epsilon=0.1), (2, 1))
row("embedding", {"features": 3}, lambda: L.Embedding(5, 3), (4, 2), words=5)
row("embedding", {"features": 1}, lambda: L.Embedding(7, 1), (2, 3, 2), words=7)


class Residual(keras.layers.Layer):
    """x + g(f(x)), of Keras' own layers."""

    def __init__(self):
        super().__init__()
        self.f, self.g = L.Dense(3, "tanh"), L.Dense(4)

    def call(self, x): return x + self.g(self.f(x))


row("residual", {}, lambda: Residual(), (2, 4))

with open("layers.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in rows) + "\n]\n")

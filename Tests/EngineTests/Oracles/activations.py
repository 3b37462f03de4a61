# Writes activations.json: what Keras gives for every activation. Needs keras, jax, numpy; run in this folder with
# KERAS_BACKEND=jax JAX_ENABLE_X64=1.
import json

import keras
import numpy as np

keras.config.set_floatx("float64")
x = np.array([[-30, -6.5, -2.25, -1.0], [-0.75, -1e-3, 0.0, 1e-9], [0.3, 0.9, 1.0, 1.4], [2.5, 4.25, 6.5, 40.0]])
functions = keras.activations
tensor = keras.ops.convert_to_tensor(x, "float64")
# XLA computes tanh to 5e-8 only, so that one is NumPy's.
named = {
    "relu": functions.relu, "leaky_relu": lambda x: functions.leaky_relu(x, negative_slope=0.2), "elu": functions.elu,
    "selu": functions.selu, "gelu": lambda x: functions.gelu(x, approximate=False), "silu": functions.silu,
    "sigmoid": functions.sigmoid, "tanh": np.tanh, "softplus": functions.softplus,
    "softsign": functions.softsign, "softmax": functions.softmax, "linear": functions.linear,
}
results = {name: np.asarray(function(tensor)).ravel().tolist() for name, function in named.items()}
with open("activations.json", "w") as file:
    json.dump({"x": x.ravel().tolist(), **results}, file, indent=1)
    file.write("\n")

# Writes activations.json: what Keras gives for every activation. Needs keras, jax, numpy; run in this folder with
# KERAS_BACKEND=jax JAX_ENABLE_X64=1.
import json

import keras
import numpy as np
from keras.src.backend.common import dtypes

keras.config.set_floatx("float64")
# On JAX Keras takes float64 down to float32 where it promotes types.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
x = np.array([[-30, -6.5, -2.25, -1.0], [-0.75, -1e-3, 0.0, 1e-9], [0.3, 0.9, 1.0, 1.4], [2.5, 4.25, 6.5, 40.0]])
functions = keras.activations
named = {
    "relu": functions.relu, "leaky_relu": lambda x: functions.leaky_relu(x, negative_slope=0.2), "elu": functions.elu,
    "selu": functions.selu, "gelu": lambda x: functions.gelu(x, approximate=False), "silu": functions.silu,
    "sigmoid": functions.sigmoid, "tanh": functions.tanh, "softplus": functions.softplus,
    "softsign": functions.softsign, "softmax": functions.softmax, "linear": functions.linear,
}
results = {name: np.asarray(function(x)).ravel().tolist() for name, function in named.items()}
with open("activations.json", "w") as file:
    json.dump({"x": x.ravel().tolist(), **results}, file, indent=1)
    file.write("\n")

"""Writes masks.json: what Keras' layers make of words in which 0 is padding, and the gradients of sum(output * fixed) in
each weight.

Run with Keras 3.15.1, jax and numpy 2.5.5.
"""
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"
import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras import layers

keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")
random = np.random.RandomState(12)


# Keras' own tanh answers in float32 on JAX.
@keras.saving.register_keras_serializable()
def tanh(x):
    return jnp.tanh(x)


@keras.saving.register_keras_serializable()
def sigmoid(x):
    return jax.nn.sigmoid(x)


# Padding at the end, at the start, between words, and none.
WORDS = np.array([[3, 1, 4, 0, 0], [0, 0, 2, 6, 5], [5, 0, 3, 0, 1], [1, 2, 3, 4, 5]])
CELL = {"activation": tanh}
GATES = CELL | {"recurrent_activation": sigmoid}
MAKE = {
    "simple_rnn": lambda: layers.SimpleRNN(2, **CELL),
    "simple_rnn every": lambda: layers.SimpleRNN(2, return_sequences=True, **CELL),
    "lstm": lambda: layers.LSTM(2, **GATES),
    "lstm every": lambda: layers.LSTM(2, return_sequences=True, **GATES),
    "gru": lambda: layers.GRU(2, **GATES),
    "gru every": lambda: layers.GRU(2, return_sequences=True, **GATES),
    "gru before": lambda: layers.GRU(2, reset_after=False, **GATES),
    "bidirectional lstm": lambda: layers.Bidirectional(layers.LSTM(2, **GATES)),
    "bidirectional gru every": lambda: layers.Bidirectional(layers.GRU(2, return_sequences=True, **GATES)),
    "attention": lambda: layers.MultiHeadAttention(2, 3),
    "attention causal": lambda: layers.MultiHeadAttention(2, 3),
    "pool": lambda: layers.GlobalAveragePooling1D(),
    "dense": lambda: layers.Dense(3),
}


def apply(name, layer, x):
    if name.startswith("attention"):
        # Asked for the scores too, Keras stays in float64.
        return layer(x, x, use_causal_mask=name.endswith("causal"), return_attention_scores=True)[0]
    return layer(x)


def array(values):
    values = np.asarray(values, dtype=np.float64)
    return {"shape": list(values.shape), "elements": [float(v) for v in values.ravel()]}


def case(*names):
    stack = [layers.Embedding(7, 3, mask_zero=True)] + [MAKE[name]() for name in names]

    def output():
        x = stack[0](WORDS)
        for name, layer in zip(names, stack[1:]):
            mask = keras.src.backend.get_keras_mask(x)
            y = apply(name, layer, x)
            if name.startswith("attention"):
                keras.src.backend.set_keras_mask(y, mask)
            x = y
        return x

    output()
    variables = [v for layer in stack for v in layer.trainable_variables]
    weights = [random.uniform(-0.8, 0.8, v.shape).round(3) for v in variables]

    def run(weights):
        with keras.StatelessScope(state_mapping=list(zip(variables, weights))):
            return output()

    result = run([jnp.asarray(w) for w in weights])
    fixed = random.uniform(-1, 1, result.shape).round(3)
    gradients = jax.grad(lambda w: jnp.sum(run(w) * fixed))([jnp.asarray(w) for w in weights])
    return {
        "layers": names, "x": array(WORDS), "weights": [array(w) for w in weights], "output": array(result),
        "fixed": array(fixed), "gradients": [array(g) for g in gradients],
    }


cases = [case(*names) for names in [
    ("simple_rnn",), ("simple_rnn every",), ("lstm",), ("lstm every", "dense", "pool"), ("gru",), ("gru before",),
    ("gru every", "dense", "lstm"), ("bidirectional lstm",), ("bidirectional gru every",),
    ("bidirectional gru every", "pool"), ("attention",), ("attention", "pool"), ("attention causal", "dense", "pool"),
    ("attention causal", "lstm"), ("pool",), ("dense", "pool"),
]]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")

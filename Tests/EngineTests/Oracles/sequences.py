"""Writes sequences.json: what Keras' sequence layers give, and the gradients of sum(output * fixed) in x and each weight.

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
random = np.random.RandomState(11)


# Keras' own tanh answers in float32 on JAX.
@keras.saving.register_keras_serializable()
def tanh(x):
    return jnp.tanh(x)


@keras.saving.register_keras_serializable()
def sigmoid(x):
    return jax.nn.sigmoid(x)


ACTIVATION = {"activation": tanh}
GATES = {"recurrent_activation": sigmoid}
SAMPLES, STEPS, FEATURES, UNITS = 2, 5, 3, 4


def array(values):
    values = np.asarray(values, dtype=np.float64)
    return {"shape": list(values.shape), "elements": [float(v) for v in values.ravel()]}


def case(name, layer, call=lambda layer, x: layer(x)):
    x = random.uniform(-1, 1, (SAMPLES, STEPS, FEATURES)).round(3)
    call(layer, keras.ops.convert_to_tensor(x))
    weights = [random.uniform(-0.8, 0.8, w.shape).round(3) for w in layer.trainable_variables]

    def output(x, weights):
        with keras.StatelessScope(state_mapping=list(zip(layer.trainable_variables, weights))):
            return call(layer, x)

    result = output(jnp.asarray(x), [jnp.asarray(w) for w in weights])
    fixed = random.uniform(-1, 1, result.shape).round(3)
    gradients = jax.grad(lambda x, w: jnp.sum(output(x, w) * fixed), argnums=(0, 1))(
        jnp.asarray(x), [jnp.asarray(w) for w in weights])
    return {
        "name": name, "x": array(x), "weights": [array(w) for w in weights], "output": array(result),
        "fixed": array(fixed), "gradients": [array(g) for g in [gradients[0], *gradients[1]]],
    }


cases = []
for name, kind in [("simple_rnn", layers.SimpleRNN), ("lstm", layers.LSTM), ("gru", layers.GRU)]:
    options = {"last": {}, "sequences": {"return_sequences": True}, "no bias": {"use_bias": False},
               "activation": {"activation": jax.nn.soft_sign}}
    if kind is not layers.SimpleRNN:
        options["recurrent activation"] = {"recurrent_activation": jax.nn.softplus}
    if kind is layers.GRU:
        options["reset before"] = {"reset_after": False, "return_sequences": True}
        options["reset before no bias"] = {"reset_after": False, "use_bias": False}
    defaults = ACTIVATION if kind is layers.SimpleRNN else ACTIVATION | GATES
    for option, values in options.items():
        cases.append(case(f"{name} {option}", kind(UNITS, **(defaults | values))))
    for option in ["last", "sequences"]:
        inner = kind(UNITS, return_sequences=option == "sequences", **defaults)
        cases.append(case(f"{name} bidirectional {option}", layers.Bidirectional(inner)))
# Asked for the scores too, Keras stays in float64; JAX's own attention takes its softmax in float32.
for causal in [False, True]:
    name = "attention causal" if causal else "attention"
    cases.append(case(
        name, layers.MultiHeadAttention(2, 3),
        lambda layer, x, causal=causal: layer(x, x, use_causal_mask=causal, return_attention_scores=True)[0]))

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")

"""Writes initializers.json: Keras' initialisers on NumPy's legacy stream, and its regularisers.

Keras' own draws are replaced by the stream's: uniform, normal, and normal with what lies beyond two deviations drawn anew.
Run with Keras 3.15.1 on JAX: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python initializers.py
"""
import json
import pathlib
import numpy as np
import keras
from keras.src.initializers import random_initializers

keras.config.set_floatx("float64")


class Stream:
    def make_default_seed(self):
        return 0

    def uniform(self, shape, minval, maxval, dtype, seed):
        return random.uniform(minval, maxval, shape)

    def normal(self, shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        return random.normal(mean, stddev, shape)

    def truncated_normal(self, shape, mean, stddev, dtype, seed):
        numbers = []
        while len(numbers) < np.prod(shape):
            z = random.randn()
            if abs(z) <= 2:
                numbers.append(mean + stddev * z)
        return np.reshape(numbers, shape)


random_initializers.random = Stream()
NAMES = ["glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal", "orthogonal"]
draws = []
for name in NAMES:
    for shape in [(5, 7), (7, 5), (6, 6), (3, 3, 2, 4), (2, 1, 2, 6), (40, 30), (9,)]:
        if name == "orthogonal" and len(shape) == 1:
            continue
        random = np.random.RandomState(len(shape) + shape[0])
        array = np.asarray(keras.initializers.get(name)(shape, dtype="float64"))
        kept = array.ravel()[:40]
        draws.append(dict(name=name, shape=list(shape), seed=len(shape) + shape[0], first=kept.tolist(),
                          sum=float(np.sum(array)), squares=float(np.sum(array**2)), after=float(random.rand())))

w = np.random.RandomState(1).randn(4, 3)
penalties = {name: [float(keras.regularizers.get(name)(w)), float(make(0.3)(w))]
             for name, make in [("l1", keras.regularizers.L1), ("l2", keras.regularizers.L2)]}
out = pathlib.Path(__file__).with_name("initializers.json")
out.write_text(json.dumps(dict(keras=keras.__version__, draws=draws, w=w.ravel().tolist(), penalties=penalties),
                          separators=(",", ":")))

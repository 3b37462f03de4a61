"""Writes arrays.json: arrays as NumPy prints them, the oracle of ArrayTextTests.

Numbers are rounded to 7 significant digits first, as the language prints them. Usage: python make_arrays.py
"""
import json
import pathlib
import random

import numpy as np

random.seed(7)
rng = np.random.default_rng(7)
cases = []


def rounded(array):
    return np.vectorize(lambda x: float(f"{x:.6e}"), otypes=[float])(array)


def add(array, kind=None):
    array = np.asarray(array)
    kind = kind or {"b": "truth", "i": "integer", "f": "number"}[array.dtype.kind]
    shown = rounded(array) if kind == "number" and array.size else array
    cases.append({
        "kind": kind,
        "shape": list(array.shape),
        "elements": " ".join(repr(float(x)).removesuffix(".0") for x in array.ravel()),
        "text": np.array2string(shown) if array.ndim else str(shown[()]),
    })


for values in [
    [0.5, 0.25], [1.0, 2.0, 3.0], [0.0], [-0.0], [0.0, -0.0, 1.0], [1e-5, 1.0], [1e8, 1.0], [99999999.0], [1e7, 1e5],
    [1000.0, 1.0], [1001.0, 1.0], [1e-4], [9.9999e-5], [1e300, 1e-300], [5e-324], [1.7976931348623157e308], [1e16],
    [123456789.0], [0.001234565], [0.001234575], [0.00012345675, 0.1], [1 / 3, 2 / 3], [1 / 3, 100.0], [0.1 + 0.2],
    [np.nan], [np.inf], [-np.inf], [np.nan, 1.0], [np.inf, -np.inf, np.nan], [-np.inf, 1.5], [np.inf, 1e-10],
    [np.nan, -1.25, 1e10], [np.nan, 0.0], [np.inf, 10.0, -10.0], [1e100, np.nan, -1e-100], [1e-7, -1e9, 0.0],
    [-1.5, 2.25, 10.125], [1.0000001, 1.0], [1.00000001, 1.0], [2.0**53, 1.0], [1e22], [0.1] * 30, [1e-5] * 12,
]:
    add(values)
for shape in [(0,), (0, 3), (2, 0), (1, 0, 2), (1,), (1, 1), (1, 1, 1, 1, 1), (2, 3), (3, 1), (2, 2, 2), (2, 1, 2, 2),
              (2, 2, 1, 2, 2), (40,), (2, 40), (2, 2, 25), (1, 1, 1, 1, 30), (3, 17)]:
    add(rng.normal(size=shape))
    add(np.round(rng.normal(size=shape), 2))
    add(np.round(10 * rng.normal(size=shape)))
    add(rng.integers(-1000, 1000, size=shape))
    add(rng.random(shape) < 0.5)
    add(rng.normal(size=shape) * 10.0 ** rng.integers(-3, 3, size=shape))
    add(rng.normal(size=shape) * 10.0 ** rng.integers(-120, 120, size=shape))
for values in [[0], [-1, 10], [2**53, 1], [0, -(2**53)], [7] * 50]:
    add(np.array(values))
for values in [[True], [False], [True, True], [True, False] * 12]:
    add(np.array(values))
for shape in [(1001,), (1000,), (501, 2), (7, 150), (11, 10, 10), (2, 2, 7, 7, 7),
              (6, 6, 28)]:
    numbers = np.round(rng.normal(size=shape), 2)
    add(numbers)
    if len(shape) < 3:
        add(np.arange(np.prod(shape)).reshape(shape))
    add((np.arange(np.prod(shape)) % 3 == 0).reshape(shape))
for _ in range(260):
    dimensions = random.choice([1, 1, 1, 2, 2, 3, 4, 5])
    shape = tuple(random.randint(1, [0, 14, 7, 4, 3, 2][dimensions]) for _ in range(dimensions))
    array = rng.normal(size=shape) * 10.0 ** random.randint(-6, 9)
    choice = random.random()
    if choice < 0.4:
        array = np.round(array, random.randint(0, 9))
    elif choice < 0.6:
        array = array * 10.0 ** rng.integers(-2, 3, size=shape)
    if random.random() < 0.2:
        array.ravel()[rng.integers(0, array.size)] = random.choice([np.nan, np.inf, -np.inf, 0.0, -0.0])
    add(array)

path = pathlib.Path(__file__).with_name("arrays.json")
path.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n")
print(len(cases), path.stat().st_size)

"""Writes stream.json: NumPy's legacy RandomState and libm's log and exp, as bit patterns and hashes of them.

Run with numpy (2.4.6) on x86-64 with FMA and glibc 2.28 or later; NumPy takes log and exp from there.
"""
import ctypes
import ctypes.util
import json
import math
import struct
import pathlib
import numpy as np

libm = ctypes.CDLL("libm.so.6")
for name in ("log", "exp"):
    getattr(libm, name).restype = ctypes.c_double
    getattr(libm, name).argtypes = [ctypes.c_double]


def words(values):
    return [f"{v:016x}" for v in np.asarray(values, dtype=np.float64).ravel().view(np.uint64)]


def fold(values):
    """FNV-1a over 64-bit words, as the tests compute it."""
    h = 0xCBF29CE484222325
    for word in np.asarray(values, dtype=np.float64).ravel().view(np.uint64).tolist():
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


SEEDS = [0, 1, 42, 12345, 2**32 - 1]
N = np.random.RandomState
cases = []


def case(kind, make, **arguments):
    for seed in SEEDS:
        values = np.asarray(make(N(seed)), dtype=np.float64).ravel()
        cases.append(dict(kind=kind, seed=seed, count=len(values), first=words(values[:4]), hash=fold(values),
                          numbers=list(arguments.values())))


case("word", lambda r: r.randint(0, 2**32, 3000), size=3000)
case("rand", lambda r: r.rand(3000), size=3000)
case("randn", lambda r: r.randn(20001), size=20001)
case("uniform", lambda r: r.uniform(-2, 5, 1001), low=-2, high=5, size=1001)
case("normal", lambda r: r.normal(3, 0.7, 1001), mean=3, deviation=0.7, size=1001)
case("exponential", lambda r: r.exponential(2.5, 5001), scale=2.5, size=5001)
for low, high in [(0, 10), (0, 2), (0, 100), (-5, 100), (0, 2**31), (0, 2**32), (0, 2**32 + 1), (0, 2**40), (3, 4)]:
    case("randint", lambda r: r.randint(low, high, 500), low=low, high=high, size=500)
for n in (0, 1, 2, 10, 100, 1000):
    case("permutation", lambda r: r.permutation(n), n=n)
case("choice", lambda r: r.choice(7, 200), n=7, size=200)
case("choiceOnce", lambda r: r.choice(50, 20, replace=False), n=50, size=20)
case("choiceWeighted", lambda r: r.choice(3, 500, p=[0.1, 0.2, 0.7]), size=500)
case("choiceOnceWeighted", lambda r: r.choice(5, 4, replace=False, p=[0.05, 0.4, 0.05, 0.3, 0.2]), size=4)
for n, p in [(0, 0.3), (5, 0.0), (5, 1.0), (1, 0.3), (1, 0.8), (10, 0.25), (50, 0.5), (59, 0.5), (100, 0.3)]:
    case("binomial", lambda r: r.binomial(n, p, 500), trials=n, probability=p, size=500)
for n, p in [(61, 0.5), (100, 0.4), (100, 0.69), (1000, 0.1), (1000, 0.9), (10**6, 0.5), (10**6, 0.001), (10**9, 0.37)]:
    case("binomial", lambda r: r.binomial(n, p, 4000), trials=n, probability=p, size=4000)
case("binomialEach", lambda r: r.binomial([1, 5, 100, 3], [[0.1], [0.9]]))
case("binomialOf", lambda r: r.binomial([2, 70], [0.3], (300, 2)))


def among(r, draw):
    """Parameters that are arrays, between draws that show what the stream has given so far."""
    before = r.normal()
    return [before, *np.ravel(draw()), r.uniform()]


case("normalEach", lambda r: among(r, lambda: r.normal([[0.0], [10.0]], [1.0, 2.0, 3.0])))
case("normalOf", lambda r: among(r, lambda: r.normal([-1e3, 0.1], 0.3, (501, 2))))
case("uniformEach", lambda r: among(r, lambda: r.uniform([0.0, 5.0, -1.0], 7.0, (4, 3))))
case("uniformOf", lambda r: among(r, lambda: r.uniform([[0.1], [-3.0]], [2.2, 7.7, 1e9])))
case("exponentialEach", lambda r: among(r, lambda: r.exponential([0.5, 3.0, 1e6])))
case("exponentialOf", lambda r: among(r, lambda: r.exponential([0.1, 7.0], (300, 2))))
case("mixed", lambda r: [r.rand(), r.randn(), r.randint(10), r.rand(), r.randn(), *r.permutation(3)])


def states(count):
    x = 0x9E3779B97F4A7C15
    for _ in range(count):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        yield x


def as_double(word):
    return struct.unpack("<d", struct.pack("<Q", word))[0]


def sweep(function, low, high, count):
    """libm's function at low + (high - low)·u for u of xorshift64's upper 53 bits."""
    call = getattr(libm, function)
    h = 0xCBF29CE484222325
    for x in states(count):
        value = call(low + (high - low) * ((x >> 11) * 2.0**-53))
        word = struct.unpack("<Q", struct.pack("<d", value))[0]
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return dict(function=function, low=low, high=high, count=count, hash=f"{h:016x}")


sweeps = [sweep("log", 0.0, 1.0, 400000), sweep("log", 0.9, 1.1, 400000), sweep("log", 0.0, 1e6, 200000),
          sweep("log", 1e-310, 1e-307, 50000), sweep("exp", -30.0, 30.0, 400000), sweep("exp", -1.0, 1.0, 400000),
          sweep("exp", -745.5, -700.0, 100000), sweep("exp", 700.0, 709.8, 100000)]

points = {"log": [5e-324, 1e-300, 0.5, 0.9375, 1 - 2**-53, 1.0, 1 + 2**-52, 1.0646, 2.0, math.e, 10.0, 1.7e308, 0.0,
                  math.inf],
          "exp": [0.0, -0.0, 1e-20, -1e-20, 1.0, -1.0, 0.5, 20.5, -20.5, 709.78, 709.79, -708.5, -744.9, -745.2, -1e5,
                  1e5, math.inf, -math.inf]}
points["log"] += [as_double(0x0010000000000000 + x % 0x7FE0000000000000) for x in states(200)]
points["exp"] += [(x >> 11) * 2.0**-53 * 100 - 50 for x in states(200)]
explicit = {f: dict(x=words(p), y=words([getattr(libm, f)(v) for v in p])) for f, p in points.items()}
out = pathlib.Path(__file__).with_name("stream.json")
out.write_text(json.dumps(dict(numpy=np.__version__, cases=cases, sweeps=sweeps, points=explicit), separators=(",", ":")))

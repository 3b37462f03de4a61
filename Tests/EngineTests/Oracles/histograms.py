"""Writes histograms.json: the edges and counts of NumPy's histogram, as words of 64 bits.

Run with numpy 2.4.6.
"""
import json
import pathlib
import struct
import numpy as np

random = np.random.RandomState(11)


def words(values):
    return [struct.pack(">d", float(v)).hex() for v in values]


samples = {
    "normal": random.randn(300),
    "whole": random.randint(0, 10, 200).astype(float),
    "tenths": np.round(random.rand(200), 1),
    "equal": np.full(7, 3.25),
    "one": np.array([1000.0]),
    "none": np.array([]),
    "offset": 1e6 + random.rand(100),
    "tiny": random.rand(100) * 1e-300,
    "large": random.randn(100) * 1e300,
}
cases = []
for name, x in samples.items():
    for bins in [1, 3, 7, 10, 49, 100]:
        counts, edges = np.histogram(x, bins=bins)
        cases.append({"name": name, "x": words(x), "bins": bins, "edges": words(edges), "counts": counts.tolist()})
edges = [-1, -0.3, 0, 0.1, 0.30000000000000004, 2]
for name in ["normal", "tenths", "none"]:
    counts, kept = np.histogram(samples[name], bins=edges)
    cases.append({"name": name, "x": words(samples[name]), "edges": words(kept), "counts": counts.tolist()})
# Each sample is written once.
seen = set()
for case in cases:
    if case["name"] in seen:
        del case["x"]
    seen.add(case["name"])
folder = pathlib.Path(__file__).parent
(folder / "histograms.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")

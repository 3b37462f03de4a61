# Writes structural.json: what NumPy draws for the equations of structural models, one after the other with size=n.
# Needs numpy; run in this folder.
import json

import numpy as np


def clinic(random, n):
    Z = random.normal(0, 1, n)
    T = random.binomial(1, 1 / (1 + np.exp(-Z)), n)
    Y = 2 * T + 3 * Z + random.normal(0, 1, n)
    return {"Z": Z, "T": T, "Y": Y}


def market(random, n):
    A = random.randint(0, 5, n)
    B = random.choice([10, 20, 40], n, p=[0.5, 0.2, 0.3])
    C = random.uniform(-1, A, n)
    D = random.exponential(2, n) + random.binomial(10, 0.3, n)
    E = random.normal(C, 0.5, n) * D
    F = random.rand(n) + random.randn(n)
    return {"A": A, "B": B, "C": C, "D": D, "E": E, "F": F}


results = {}
for name, model, seed, n in [("clinic", clinic, 0, 40), ("market", market, 7, 30)]:
    columns = model(np.random.RandomState(seed), n)
    results[name] = {column: values.tolist() for column, values in columns.items()}
with open("structural.json", "w") as file:
    json.dump(results, file, indent=1)
    file.write("\n")

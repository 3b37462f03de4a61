"""Writes linalg.json: NumPy's solve, inv, det, lstsq, eigh and svd of matrices of all shapes and conditions.

Run with numpy 2.5.5. Vectors have the sign of our convention: the first component of largest magnitude is positive.
"""
import json
import pathlib
import numpy as np

random = np.random.RandomState(7)


def words(values):
    return [f"{v:016x}" for v in np.ascontiguousarray(values, dtype=np.float64).ravel().view(np.uint64)]


def array(values):
    values = np.asarray(values, dtype=np.float64)
    return {"shape": list(values.shape), "words": words(values)}


def signs(u):
    if u.size == 0:
        return np.ones(u.shape[1])
    return np.array([1.0 if column[np.argmax(np.abs(column))] >= 0 else -1.0 for column in u.T])


def hilbert(n):
    i = np.arange(1, n + 1)
    return 1.0 / (i[:, None] + i[None, :] - 1)


def rank(m, n, r):
    return random.randn(m, r) @ random.randn(r, n)


def graded(n):
    q = np.linalg.qr(random.randn(n, n))[0]
    return q @ np.diag(10.0 ** -np.arange(n)) @ np.linalg.qr(random.randn(n, n))[0]


MATRICES = [
    ("one", np.array([[-3.0]])),
    ("two", np.array([[2.0, 1.0], [1.0, 3.0]])),
    ("zero pivot first", np.array([[0.0, 2.0, 1.0], [1.0, 0.0, 3.0], [4.0, 1.0, 0.0]])),
    ("random 5", random.randn(5, 5)),
    ("random 12", random.randn(12, 12)),
    ("random 20", random.randn(20, 20)),
    ("dominant 17", random.randn(17, 17) + 17 * np.eye(17)),
    ("symmetric 9", (lambda a: a + a.T)(random.randn(9, 9))),
    ("repeated eigenvalues", np.eye(6) + np.ones((6, 6))),
    ("identity", np.eye(4)),
    ("hilbert 5", hilbert(5)),
    ("hilbert 8", hilbert(8)),
    ("hilbert 12", hilbert(12)),
    ("graded 8", graded(8)),
    ("huge", 1e200 * random.randn(4, 4)),
    ("tiny", 1e-200 * random.randn(4, 4)),
    ("deficient 6", rank(6, 6, 3)),
    ("deficient tall", rank(15, 7, 4)),
    ("deficient wide", rank(7, 15, 4)),
    ("ones", np.ones((5, 5))),
    ("zeros", np.zeros((3, 3))),
    ("zero column", np.column_stack([random.randn(6), np.zeros(6), random.randn(6)])),
    ("tall", random.randn(20, 6)),
    ("very tall", random.randn(61, 3)),
    ("wide", random.randn(6, 20)),
    ("column", random.randn(9, 1)),
    ("row", random.randn(1, 9)),
    ("no rows", np.zeros((0, 3))),
    ("no columns", np.zeros((3, 0))),
    ("nothing", np.zeros((0, 0))),
]
cases = []
for name, a in MATRICES:
    m, n = a.shape
    vector, matrix = random.randn(m), random.randn(m, 3)
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    sign = signs(u)
    cut = s[0] * np.finfo(float).eps * max(m, n) if len(s) else 0.0
    kept = s[s > cut]
    gaps = np.abs(np.diff(s)) if len(s) > 1 else np.array([np.inf])
    case = {
        "name": name,
        "a": array(a),
        "vector": array(vector),
        "matrix": array(matrix),
        "rank": len(kept),
        # The condition of what is kept, and whether the singular vectors are determined well enough to be compared.
        "condition": float(kept[0] / kept[-1]) if len(kept) else 1.0,
        "separated": bool(len(s) > 0 and len(kept) == len(s) and gaps.min() > 1e-2 * s[0]),
        "s": array(s),
        "u": array(u * sign),
        "vt": array(vt * sign[:, None]),
        "lstsq_vector": array(np.linalg.lstsq(a, vector, rcond=None)[0]),
        "lstsq_matrix": array(np.linalg.lstsq(a, matrix, rcond=None)[0]),
    }
    if m == n:
        values, vectors = np.linalg.eigh(a)
        spread = np.abs(np.diff(values)).min() if n > 1 else np.inf
        case |= {
            "eigenvalues": array(values),
            "eigenvectors": array(vectors * signs(vectors)),
            "eigen_separated": bool(n > 0 and spread > 1e-2 * np.abs(values).max()),
        }
        if len(kept) == n:
            case |= {
                "determinant": array(np.linalg.det(a)),
                "inverse": array(np.linalg.inv(a)),
                "solve_vector": array(np.linalg.solve(a, vector)),
                "solve_matrix": array(np.linalg.solve(a, matrix)),
            }
    cases.append(case)

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(cases, indent=None, separators=(",", ":")).replace('},{"name"', '},\n{"name"') + "\n")

"""Effects and their standard errors, for module Causal's estimators. Writes estimation.json beside itself.

Needs Python 3.11 or later, NumPy 2, SciPy, statsmodels, linearmodels and scikit-learn; NHEFS comes from the engine's own
file. Run as `python estimation.py`.

Values come from statsmodels, linearmodels and the formulas. Standard errors come from the stacked estimating equations of
everything that was estimated (Stefanski and Boos, 2002), with derivatives by complex steps, which have no error of
differences: sum psi_i(theta) = 0, covariance A^-1 B A^-T / n, A the mean of -dpsi/dtheta, B the mean of psi psi^T. The
engine divides the squares of an influence function by n (n - 1), so the standard errors are times sqrt(n / (n - 1)).
"""
import csv
import json
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from linearmodels.iv import IV2SLS

here = Path(__file__).parent
out = {}


def sandwich(psi, theta, which):
    """The standard error of theta[which], psi(theta) being [n, parameters]."""
    theta = np.asarray(theta, float)
    values = psi(theta)
    n, size = values.shape
    assert np.abs(values.mean(0)).max() < 1e-7 * max(1, np.abs(values).max()), np.abs(values.mean(0))
    a = np.empty((size, size))
    for j in range(size):
        step = theta.astype(complex)
        h = 1e-30
        step[j] += 1j * h
        a[:, j] = -np.imag(psi(step)).mean(0) / h
    # Scaled, so that squares of ages do not cost digits.
    scale = np.abs(a).max(1, keepdims=True)
    bread = np.linalg.inv(a / scale) / scale.T
    covariance = bread @ (values.T @ values / n) @ bread.T / n
    return float(np.sqrt(covariance[which, which] * n / (n - 1)))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def scaled(x):
    return (x - x.mean(0)) / x.std(0)


def nhefs():
    file = here.parents[2] / "Sources/Engine/Data/Sets/nhefs.csv"
    rows = list(csv.DictReader(file.open()))
    get = lambda name: np.array([float(row[name]) for row in rows])
    one = lambda name, levels: [(get(name) == level).astype(float) for level in levels]
    x = np.column_stack(
        [get("sex"), get("race"), get("age"), get("age") ** 2, *one("education", (2, 3, 4, 5)), get("smokeintensity"),
         get("smokeintensity") ** 2, get("smokeyrs"), get("smokeyrs") ** 2, *one("exercise", (1, 2)),
         *one("active", (1, 2)), get("wt71"), get("wt71") ** 2])
    return x, get("qsmk"), get("wt82_71")


def with_ones(x):
    return np.column_stack([np.ones(len(x)), x])


def study(name, x, t, y, interaction):
    """g-formula, weighting and doubly robust, with linear and logistic models."""
    n = len(y)
    x = scaled(x)
    w = with_ones(x)
    k = w.shape[1]
    result = {"naive": y[t == 1].mean() - y[t == 0].mean()}

    plain = sm.OLS(y, np.column_stack([w, t])).fit()
    robust = plain.get_robustcov_results("HC0")
    result["line"] = [plain.params[-1], robust.bse[-1] * np.sqrt(n / (n - 1))]

    design = lambda t: np.column_stack([w, t, t * x[:, interaction]])
    fit = sm.OLS(y, design(t)).fit()
    change = design(np.ones(n)) - design(np.zeros(n))
    m1, m0 = fit.predict(design(np.ones(n))), fit.predict(design(np.zeros(n)))
    value = (m1 - m0).mean()

    def g(theta):
        beta, effect = theta[:-1], theta[-1]
        return np.column_stack([design(t) * (y - design(t) @ beta)[:, None], change @ beta - effect])

    result["regression"] = [value, sandwich(g, [*fit.params, value], -1)]
    result["means"] = [m0.mean(), m1.mean()]

    logit = sm.Logit(t, w).fit(disp=0, method="newton", tol=1e-14, maxiter=100)
    e = logit.predict(w)
    weights = np.where(t == 1, 1 / e, 1 / (1 - e))
    result["weights"] = [weights.mean(), weights.min(), weights.max()]
    result["effective"] = [weights[t == g].sum() ** 2 / (weights[t == g] ** 2).sum() for g in (0, 1)]
    treated, untreated = np.average(y, weights=t / e), np.average(y, weights=(1 - t) / (1 - e))

    def hajek(theta):
        alpha, one, none = theta[:k], theta[k], theta[k + 1]
        p = sigmoid(w @ alpha)
        return np.column_stack(
            [w * (t - p)[:, None], t / p * (y - one), (1 - t) / (1 - p) * (y - none), one - none - theta[-1] + 0 * y])

    theta = [*logit.params, treated, untreated, treated - untreated]
    result["hajek"] = [treated - untreated, sandwich(hajek, theta, -1)]

    total = (t * y / e).mean() - ((1 - t) * y / (1 - e)).mean()

    def horvitz(theta):
        p = sigmoid(w @ theta[:k])
        return np.column_stack([w * (t - p)[:, None], t * y / p - (1 - t) * y / (1 - p) - theta[-1]])

    result["horvitz_thompson"] = [total, sandwich(horvitz, [*logit.params, total], -1)]

    robust = lambda m1, m0: m1 - m0 + t * (y - m1) / e - (1 - t) * (y - m0) / (1 - e)
    for name_, (one, none) in {"aipw_together": (m1, m0), "aipw_apart": [
            sm.OLS(y[t == g], w[t == g]).fit().predict(w) for g in (1, 0)]}.items():
        psi = robust(one, none)
        result[name_] = [psi.mean(), psi.std(ddof=1) / np.sqrt(n)]

    spread = np.sqrt((x[t == 1].var(0, ddof=1) + x[t == 0].var(0, ddof=1)) / 2)
    result["differences"] = list((x[t == 1].mean(0) - x[t == 0].mean(0)) / spread)
    mean = lambda g: np.average(x[t == g], axis=0, weights=weights[t == g])
    result["weighted_differences"] = list((mean(1) - mean(0)) / spread)
    inside = (e >= max(e[t == 1].min(), e[t == 0].min())) & (e <= min(e[t == 1].max(), e[t == 0].max()))
    result["outside"] = 1 - inside.mean()
    out[name] = result


study("nhefs", *nhefs(), interaction=8)

# The bootstrap's rows are RandomState(3)'s.
x, t, y = nhefs()
stream = np.random.RandomState(3)
slopes = []
for _ in range(20):
    rows = stream.randint(0, len(y), len(y))
    slopes.append(sm.OLS(y[rows], with_ones(np.column_stack([x[rows], t[rows]]))).fit().params[-1])
out["bootstrap"] = [np.std(slopes, ddof=1), *np.quantile(slopes, [0.05, 0.95])]

# Instruments: two of them and a covariate, the treatment not 0 or 1, residuals of unequal variance.
stream = np.random.RandomState(1)
n = 300
u, z1, z2, c, e1, e2 = stream.randn(6, n)
t = 0.8 * z1 + 0.4 * z2 + u + 0.5 * c + e1
y = 0.5 * t + u - c + e2 * (1 + 0.5 * z1 * z1)
found = IV2SLS(y, with_ones(c[:, None]), t, np.column_stack([z1, z2])).fit(cov_type="robust", debiased=False)
first = sm.OLS(t, with_ones(np.column_stack([c, z1, z2]))).fit()
f = first.f_test(np.eye(4)[2:])
out["instruments"] = {
    "value": found.params.iloc[-1], "error": found.std_errors.iloc[-1] * np.sqrt(n / (n - 1)), "f": float(f.fvalue),
    "naive": sm.OLS(y, with_ones(t[:, None])).fit().params[-1]}

# A front door with two numeric mediators and a covariate.
stream = np.random.RandomState(2)
n = 300
u, c, e0, e1, e2, e3 = stream.randn(6, n)
t = (u + 0.5 * c + e0 > 0).astype(float)
m1 = 0.7 * t + 0.3 * c + e1
m2 = -0.4 * t + 0.5 * m1 + e2
y = 0.6 * m1 + 0.9 * m2 + u + c + e3
one = with_ones(np.column_stack([c, t]))
two = np.column_stack([one, m1, m2])
first = [sm.OLS(m, one).fit().params for m in (m1, m2)]
second = sm.OLS(y, two).fit().params
value = first[0][2] * second[3] + first[1][2] * second[4]


def chain(theta):
    a, b, c_, effect = theta[:3], theta[3:6], theta[6:11], theta[11]
    return np.column_stack(
        [one * (m1 - one @ a)[:, None], one * (m2 - one @ b)[:, None], two * (y - two @ c_)[:, None],
         a[2] * c_[3] + b[2] * c_[4] - effect + 0 * y])


out["front_door"] = {"linear": [value, sandwich(chain, [*first[0], *first[1], *second, value], -1)]}

# And one with a mediator of three values and a binary outcome, counted.
stream = np.random.RandomState(4)
n = 400
u, r1, r2, r3 = stream.rand(4, n)
t = (r1 < 0.2 + 0.6 * u).astype(float)
m = (r2 < 0.3 + 0.4 * t).astype(int) + (r2 < 0.15 + 0.2 * t).astype(int)
y = (r3 < 0.1 + 0.2 * m + 0.4 * u).astype(float)
share = t.mean()
cell = lambda f: [[f((t == g) & (m == level)) for level in range(3)] for g in (0, 1)]
chance = [[(m[t == g] == level).mean() for level in range(3)] for g in (0, 1)]
means = cell(lambda rows: y[rows].mean())


def counted(theta):
    p = theta[0]
    q = theta[1:7].reshape(2, 3)
    mu = theta[7:13].reshape(2, 3)
    parts = [t - p]
    parts += [(t == g) * ((m == level) - q[g, level]) for g in (0, 1) for level in range(3)]
    parts += [((t == g) & (m == level)) * (y - mu[g, level]) for g in (0, 1) for level in range(3)]
    effect = sum((q[1, k] - q[0, k]) * ((1 - p) * mu[0, k] + p * mu[1, k]) for k in range(3))
    return np.column_stack([*parts, effect - theta[13] + 0 * y])


value = sum((chance[1][k] - chance[0][k]) * ((1 - share) * means[0][k] + share * means[1][k]) for k in range(3))
flat = [share, *np.ravel(chance), *np.ravel(means), value]
out["front_door"]["counted"] = [value, sandwich(counted, flat, -1)]
out["front_door"]["counted_naive"] = y[t == 1].mean() - y[t == 0].mean()


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [float(inner) for inner in value] if isinstance(value, (list, tuple)) else float(value)


(here / "estimation.json").write_text(json.dumps(plain(out), indent=1) + "\n")

"""How strong an unobserved common cause must be, and partial correlations. Writes refutation.json beside itself.

Needs Python 3.11 or later, NumPy 2, pandas 2, SciPy, statsmodels and PySensemakr 0.0.8; NHEFS comes from the engine's own
file. Run as `python refutation.py`.

PySensemakr (Cinelli and Hazlett's own) gives robustness values, the shares that covariates explain, and bounds
with adjusted estimates; where it refuses a strength as impossible, the entry is null. Partial correlations are correlations of the
residuals of statsmodels, their p-values Fisher's z under SciPy's normal distribution.
"""
import json
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import sensemakr
import statsmodels.api as sm
from scipy.stats import norm

warnings.filterwarnings("ignore")
here = Path(__file__).parent


def bounded(model, treatment, covariate, strength):
    """The estimate that a cause as strong would leave, and what it would explain of treatment and outcome."""
    try:
        bounds = sensemakr.ovb_bounds(model, treatment, benchmark_covariates=[covariate], kd=[strength], ky=[strength])
    except SystemExit:
        return None
    return [float(bounds[name].iloc[0]) for name in ("adjusted_estimate", "r2dz_x", "r2yz_dx")]


def study(table, treatment, outcome, covariates, strengths):
    model = sm.OLS(table[outcome], sm.add_constant(table[[*covariates, treatment]])).fit()
    of_treatment = sm.OLS(table[treatment], sm.add_constant(table[covariates])).fit()
    return {
        "effect": float(model.params[treatment]),
        "error": float(model.bse[treatment]),
        "freedom": int(model.df_resid),
        "robustness": float(sensemakr.robustness_value(model, covariates=treatment).iloc[0]),
        "of_treatment": [float(sensemakr.partial_r2(of_treatment, covariates=c)) for c in covariates],
        "of_outcome": [float(sensemakr.partial_r2(model, covariates=c)) for c in covariates],
        "strengths": strengths,
        "bounded": [[bounded(model, treatment, c, k) for c in covariates] for k in strengths],
    }


def partial(table, one, other, given):
    design = sm.add_constant(table[given]) if given else np.ones((len(table), 1))
    left = [sm.OLS(table[name], design).fit().resid for name in (one, other)]
    r = float(np.corrcoef(left[0], left[1])[0, 1])
    return [r, float(2 * norm.sf(abs(np.arctanh(r)) * np.sqrt(len(table) - len(given) - 3)))]


nhefs = pd.read_csv(here / "../../../Sources/Engine/Data/Sets/nhefs.csv")
# The same numbers as the engine's stream: RandomState(2), four columns of normal numbers, then a fifth.
random = np.random.RandomState(2)
draws = random.normal(size=(5, 200))
strong, weak, noise, _, last = draws
T = 1.2 * strong + 0.3 * weak + noise
Y = -0.8 * T + 2 * strong - 0.5 * weak + last
made = pd.DataFrame({"strong": strong, "weak": weak, "T": T, "Y": Y})

out = {
    "nhefs": study(nhefs, "qsmk", "wt82_71", ["sex", "age", "smokeintensity", "smokeyrs", "wt71"], [1.0, 2.5]),
    "made": study(made, "T", "Y", ["strong", "weak"], [0.2, 1.0, 3.0]),
    "partial": [
        partial(nhefs, "age", "wt71", []), partial(nhefs, "age", "wt82_71", ["smokeyrs"]),
        partial(nhefs, "qsmk", "wt71", ["sex", "age"]), partial(made, "strong", "weak", ["T", "Y"]),
    ],
}
(here / "refutation.json").write_text(json.dumps(out, indent=1) + "\n")

"""Writes preparation.json: what scikit-learn and pandas-like formulas make of a table with gaps, folds, chosen features.

Run with scikit-learn 1.9.1 and numpy 2.4.6.
"""
import json
import pathlib
import numpy as np
import sklearn
from sklearn.datasets import load_wine, make_regression
from sklearn.feature_selection import SelectKBest, f_classif, f_regression
from sklearn.impute import SimpleImputer
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.preprocessing import MinMaxScaler, StandardScaler

random = np.random.RandomState(5)


def numbers(values):
    return [None if np.isnan(v) else float(v) for v in np.asarray(values, dtype=np.float64).ravel()]


def table(rows):
    x = random.randn(rows, 6)
    x[:, 1] = 1e6 + 1e-3 * x[:, 1]
    x[:, 2] = 0.1 * 3
    x[:, 3] = random.randint(0, 4, rows)
    x[:, 4] = 1e9 * x[:, 4]
    x[random.rand(rows) < 0.2, 5] = np.nan
    x[random.rand(rows) < 0.2, 3] = np.nan
    return x


train, test = table(40), table(9)
cases = []
for name, transformer in [
    ("standardize", StandardScaler()), ("normalize", MinMaxScaler()),
    ("mean", SimpleImputer(strategy="mean")), ("median", SimpleImputer(strategy="median")),
    ("most_frequent", SimpleImputer(strategy="most_frequent")),
    ("number", SimpleImputer(strategy="constant", fill_value=-7.5)),
]:
    transformer.fit(train)
    cases.append(dict(name=name, train=numbers(transformer.transform(train)), test=numbers(transformer.transform(test))))

summaries = []
for column in train.T:
    present = column[~np.isnan(column)]
    summaries.append(dict(count=len(present), missing=int(np.isnan(column).sum()), numbers=[
        present.mean(), present.std(ddof=1), present.min(), *np.quantile(present, [0.25, 0.5, 0.75]), present.max()]))

LABELS = {"even": [i % 3 for i in range(60)], "sorted": [0] * 30 + [1] * 21 + [2] * 12,
          "reversed": [2] * 11 + [0] * 17 + [1] * 6, "text": [1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1]}
folds = []
for seed in [0, 1, 42, 12345]:
    for count, k in [(10, 3), (25, 5), (7, 7), (100, 10)]:
        state = np.random.RandomState(seed)
        parts = [[t.tolist() for t in pair] for pair in KFold(k, shuffle=True, random_state=state).split(np.zeros(count))]
        folds.append(dict(labels="", seed=seed, count=count, folds=k, shuffle=True, tests=[p[1] for p in parts],
                          first=parts[0][0], after=state.rand()))
    for labels, y in LABELS.items():
        for k, shuffle in [(3, True), (5, True), (4, False)]:
            state = np.random.RandomState(seed)
            cutter = StratifiedKFold(k, shuffle=shuffle, random_state=state if shuffle else None)
            parts = [[t.tolist() for t in pair] for pair in cutter.split(np.zeros(len(y)), y)]
            folds.append(dict(labels=labels, seed=seed, count=len(y), folds=k, shuffle=shuffle, tests=[p[1] for p in parts],
                              first=parts[0][0], after=state.rand()))

wine = load_wine()
x, y = make_regression(60, 12, n_informative=5, noise=20.0, random_state=3)
constant = np.concatenate([x[:, :4], np.full((60, 1), 2.0), x[:, :1]], axis=1)
selections = dict(
    wine=[SelectKBest(f_classif, k=k).fit(wine.data, wine.target).get_support(indices=True).tolist() for k in (1, 3, 8)],
    regression=[SelectKBest(f_regression, k=k).fit(x, y).get_support(indices=True).tolist() for k in (1, 4, 7)],
    ties=[SelectKBest(f_regression, k=k).fit(constant, y).get_support(indices=True).tolist() for k in range(1, 6)],
    x=numbers(x), y=numbers(y))
out = pathlib.Path(__file__).with_name("preparation.json")
out.write_text(json.dumps(dict(sklearn=sklearn.__version__, train=numbers(train), test=numbers(test), cases=cases,
                               summaries=summaries, labels=LABELS, folds=folds, selections=selections), separators=(",", ":")))

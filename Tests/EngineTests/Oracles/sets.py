"""Writes Data/Sets/iris.csv, wine.csv, digits.txt, penguins.csv and nhefs.csv in Sources/Engine.

Run with scikit-learn 1.9.1, and with the files of PyPI's palmerpenguins 0.1.4 and causaldata 0.1.5 unpacked in the folder
that is the argument: palmerpenguins/data/penguins.csv, causaldata/nhefs_complete/nhefs_complete.dta.
"""
import pathlib
import struct
import sys
from sklearn.datasets import load_digits, load_iris, load_wine

packages = pathlib.Path(sys.argv[1])
sets = pathlib.Path(__file__).parents[3] / "Sources/Engine/Data/Sets"


def number(value):
    return repr(int(value)) if value == int(value) else repr(float(value))


def write(name, header, rows):
    (sets / name).write_text("\n".join([header, *rows]) + "\n")


iris, wine, digits = load_iris(), load_wine(), load_digits()
write("iris.csv", "sepal_length,sepal_width,petal_length,petal_width,species",
      [",".join(map(number, x)) + "," + str(iris.target_names[y]) for x, y in zip(iris.data, iris.target)])
names = [name.replace("od280/od315_of_diluted_wines", "od280_od315") for name in wine.feature_names]
write("wine.csv", ",".join(names) + ",cultivar",
      [",".join(map(number, x)) + "," + str(wine.target_names[y]) for x, y in zip(wine.data, wine.target)])
(sets / "digits.txt").write_text("".join(
    "".join("0123456789abcdefg"[int(v)] for v in x) + f"{y}\n" for x, y in zip(digits.data, digits.target)))
penguins = (packages / "palmerpenguins/data/penguins.csv").read_text()
(sets / "penguins.csv").write_text(penguins.replace("NA", ""))

# Stata's format 118. sex, race, exercise and active are stored from 1, and labelled from 0.
data = (packages / "causaldata/nhefs_complete/nhefs_complete.dta").read_bytes()


def section(name):
    start = data.index(f"<{name}>".encode()) + len(name) + 2
    return data[start:data.index(f"</{name}>".encode(), start)]


columns, = struct.unpack("<H", section("K"))
rows, = struct.unpack("<Q", section("N"))
kinds = {65526: "d", 65527: "f", 65528: "i", 65529: "h", 65530: "b"}
layout = "<" + "".join(kinds[kind] for kind in struct.unpack(f"<{columns}H", section("variable_types")))
known = [section("varnames")[129 * k:129 * (k + 1)].split(b"\0")[0].decode() for k in range(columns)]
wanted = "qsmk sex race age education smokeintensity smokeyrs exercise active wt71 wt82_71".split()
body = section("data")
table = [struct.unpack_from(layout, body, struct.calcsize(layout) * row) for row in range(rows)]
write("nhefs.csv", ",".join(wanted), [
    ",".join(number(row[known.index(name)] - (name in ("sex", "race", "exercise", "active"))) for name in wanted)
    for row in table])

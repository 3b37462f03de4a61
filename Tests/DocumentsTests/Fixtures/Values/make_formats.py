"""Writes formats-N.json: values formatted by CPython, the oracle of FormatGoldenTests.

A row is [kind, value, specification, text], text null where CPython refuses. Where a number is written with neither
type nor precision, CPython is asked for the 7 digits that the language keeps; `n` is refused. Widths stay below the
language's limit. Usage: python make_formats.py
"""
import json
import pathlib
import random

random.seed(11)
FILLS = ["", "", "", "*", "0", " ", "学", "é", "😀", "<", "{", "_"]
NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.125, 1234567.891, 123456789.0, 1e16, 1e15, 1e-4, 1e-5, 0.1, 1 / 3,
           -2 / 3, 99.995, 9.995e22, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 999999.5,
           0.00099995, float("nan"), float("inf"), float("-inf"), 100.0, 2**53 + 2.0, -0.0004, 1e100]
INTEGERS = [0, 1, -1, 5, 10, 42, 65, 255, -255, 1000, 12345, -1234567, 10**9, 2**31, 2**53 + 1, 2**63 - 1, -(2**63),
            0x4E2D, 0x1F600, 0x10FFFF, 0x110000]
TEXTS = ["", "a", "loss", "it's", "学习率", "é", "e\u0301", "😀", "a\nb", "👩‍🎓", "long " * 5]


def specification():
    text = ""
    if random.random() < 0.45:
        text += random.choice(FILLS) + random.choice("<>^=")
    if random.random() < 0.25:
        text += random.choice("+- ")
    if random.random() < 0.1:
        text += "z"
    if random.random() < 0.12:
        text += "#"
    if random.random() < 0.2:
        text += "0"
    if random.random() < 0.5:
        text += str(random.choice([1, 2, 5, 7, 8, 10, 11, 12, 13, 20, 30]))
    if random.random() < 0.2:
        text += random.choice([",", "_", ",", "_", "__", ",_"])
    if random.random() < 0.45:
        text += "." + random.choice(["0", "1", "2", "3", "4", "6", "10", "17", "25", ""] if random.random() < 0.2
                                    else ["0", "1", "2", "3", "4", "6", "17"])
    if random.random() < 0.7:
        text += random.choice("eEfFgG%eEfFgG%dbcoxXsnq" if random.random() < 0.7 else "dboxXcs")
    if random.random() < 0.02:
        text += random.choice("df .<")
    return text


def written(kind, value, spec):
    if spec.endswith("n") and kind != "text" and not spec[:-1].endswith("."):
        return None
    if kind == "number" and plain(spec):
        # Seven digits, laid out as repr lays out as many digits as it needs.
        value = float(f"{value:.6e}") if value == value and abs(value) != float("inf") else value
        if spec == "":
            return repr(value)
    try:
        return format(value, spec)
    except (ValueError, OverflowError):
        return None


def plain(spec):
    """Neither type nor precision."""
    rest = spec
    if len(rest) > 1 and rest[1] in "<>^=":
        rest = rest[2:]
    elif rest and rest[0] in "<>^=":
        rest = rest[1:]
    return "." not in rest and not any(c.isalpha() or c == "%" for c in rest.replace("z", ""))


def number():
    choice = random.random()
    if choice < 0.35:
        return random.choice(NUMBERS)
    value = random.uniform(-1, 1) * 10.0 ** random.randint(-12, 20)
    return round(value, random.randint(0, 6)) if choice < 0.6 else value


def integer():
    return random.choice(INTEGERS) if random.random() < 0.5 else random.randint(-10**random.randint(1, 18), 10**9)


rows = []
for _ in range(7000):
    kind = random.choices(["number", "integer", "truth", "text"], [5, 3, 1, 2])[0]
    value = {"number": number, "integer": integer, "truth": lambda: random.random() < 0.5,
             "text": lambda: random.choice(TEXTS)}[kind]()
    spec = specification()
    if kind == "text" and random.random() < 0.5:
        spec = "".join(c for c in spec if c not in "+-z#,_eEfFgG%dboxXcnq= ")
    text = written(kind, value, spec)
    if text is not None and any(0xD800 <= ord(c) < 0xE000 for c in text):
        continue
    rows.append([kind, value if kind == "text" else repr(value), spec, text])

here = pathlib.Path(__file__).parent
for part in range(2):
    path = here / f"formats-{part + 1}.json"
    path.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows[part::2]) + "\n]\n")
    print(len(rows[part::2]), path.stat().st_size)
print(sum(row[3] is None for row in rows), "refused")

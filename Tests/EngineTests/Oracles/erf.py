# Prints the polynomials of Sources/Kernels/erf_body.h and some values of erf for the tests. Needs mpmath.
# usage: erf.py coefficients | erf.py values
import sys
from mpmath import chebyfit, erf, erfc, exp, mp, mpf, pi, sqrt

mp.dps = 40


def near(s):
    """erf(x) / x - 1 by s = x^2."""
    return erf(sqrt(s)) / sqrt(s) - 1 if s else 2 / sqrt(pi) - 1


LOW, HIGH, OFFSET = 1, 6, mpf("2.5")
MIDDLE = (1 / (LOW + OFFSET) + 1 / (HIGH + OFFSET)) / 2
HALF = (1 / (LOW + OFFSET) - 1 / (HIGH + OFFSET)) / 2


def far(w):
    """erfc(x) exp(x^2) by w, which runs from -1 to 1 with 1 / (x + 2.5)."""
    x = 1 / (w * HALF + MIDDLE) - OFFSET
    return erfc(x) * exp(x * x)


if sys.argv[1] == "coefficients":
    print("scale and offset of w:", float(1 / HALF).hex(), float(-MIDDLE / HALF).hex())
    for name, function, interval, terms in [("near", near, [0, 1], 13), ("far", far, [-1, 1], 16)]:
        coefficients, error = chebyfit(function, interval, terms, error=True)
        print(name, "highest power first, largest error", mp.nstr(error, 3))
        print(", ".join(float(c).hex() for c in coefficients))
else:
    for x in [1e-300, 1e-9, 0.1, 0.5, 0.84375, 0.999, 1.0, 1.25, 1.5, 2.0, 2.857, 3.3, 4.7, 5.9, 7.0]:
        print(f"({x!r}, {float(erf(mpf(x)))!r}),")

#pragma STDC FP_CONTRACT OFF

static REAL NAMED(power)(REAL x, REAL y) {
    if (y == 2) return x * x;
    if (y == 1) return x;
    if (y == 0) return 1;
    if (y == -1) return (REAL)1 / x;
    if (y == (REAL)0.5) return __builtin_elementwise_sqrt(x);
    return SLEEF_ONE(pow)(x, y);
}

// Exact while the result is a whole number below 2^53, which SLEEF's pow does not promise.
static REAL NAMED(integer_power)(REAL x, REAL y) {
    if (y != y || x != x) return x + y;
    if (y < 0) return (REAL)1 / NAMED(integer_power)(x, -y);
    if (x == 0 || x == 1) return y == 0 ? 1 : x;
    if (x == -1) return EXACT_REMAINDER(y, 2) == 0 ? 1 : -1;
    if (y > 16384) return x > 0 || EXACT_REMAINDER(y, 2) == 0 ? INFINITE : -INFINITE;
    REAL result = 1;
    for (unsigned n = (unsigned)y; n; n >>= 1) {
        if (n & 1) result *= x;
        x *= x;
    }
    return result;
}

// Python's a % b and a // b on floats; fmod is exact, so it is the same everywhere.
static REAL NAMED(python_remainder)(REAL a, REAL b) {
    REAL r = EXACT_REMAINDER(a, b);
    if (r == 0) return __builtin_elementwise_copysign((REAL)0, b);
    return (r < 0) != (b < 0) ? r + b : r;
}

static REAL NAMED(python_floor_divide)(REAL a, REAL b) {
    if (b == 0) return a / b;
    const REAL exact = EXACT_REMAINDER(a, b);
    REAL quotient = (a - exact) / b;
    if (exact != 0 && (exact < 0) != (b < 0)) quotient -= 1;
    if (quotient == 0) return __builtin_elementwise_copysign((REAL)0, a / b);
    const REAL down = __builtin_elementwise_floor(quotient);
    return quotient - down > (REAL)0.5 ? down + 1 : down;
}

#define LOOP(left, right, expression)                                                                                  \
    for (ptrdiff_t i = 0; i < n; i++) {                                                                                \
        const REAL x = (left), y = (right), r = (expression);                                                          \
        out[i] = r == r ? r : NOT_A_NUMBER;                                                                            \
    }
#define EACH(expression)                                                                                               \
    if (as == 1 && bs == 1) {                                                                                          \
        LOOP(a[i], b[i], expression)                                                                                   \
    } else if (as == 1 && bs == 0) {                                                                                   \
        const REAL same = *b;                                                                                          \
        LOOP(a[i], same, expression)                                                                                   \
    } else if (as == 0 && bs == 1) {                                                                                   \
        const REAL same = *a;                                                                                          \
        LOOP(same, b[i], expression)                                                                                   \
    } else {                                                                                                           \
        LOOP(a[i * as], b[i * bs], expression)                                                                         \
    }                                                                                                                  \
    break;

static void NAMED(binary_row)(int operation, REAL *out, const REAL *a, ptrdiff_t as, const REAL *b, ptrdiff_t bs,
                              ptrdiff_t n) {
    switch ((enum kernels_binary_operation)operation) {
    case KERNELS_ADD: EACH(x + y)
    case KERNELS_SUBTRACT: EACH(x - y)
    case KERNELS_MULTIPLY: EACH(x * y)
    case KERNELS_DIVIDE: EACH(x / y)
    case KERNELS_POWER: EACH(NAMED(power)(x, y))
    case KERNELS_INTEGER_POWER: EACH(NAMED(integer_power)(x, y))
    case KERNELS_FLOOR_DIVIDE: EACH(NAMED(python_floor_divide)(x, y))
    case KERNELS_REMAINDER: EACH(NAMED(python_remainder)(x, y))
    case KERNELS_MAXIMUM: EACH(x >= y || x != x ? x : y)
    case KERNELS_MINIMUM: EACH(x <= y || x != x ? x : y)
    case KERNELS_LESS: EACH(x < y)
    case KERNELS_LESS_OR_EQUAL: EACH(x <= y)
    case KERNELS_EQUAL: EACH(x == y)
    case KERNELS_NOT_EQUAL: EACH(x != y)
    case KERNELS_GREATER: EACH(x > y)
    case KERNELS_GREATER_OR_EQUAL: EACH(x >= y)
    case KERNELS_AND: EACH(x != 0 && y != 0)
    case KERNELS_OR: EACH(x != 0 || y != 0)
    }
}
#undef EACH
#undef LOOP

static void NAMED(binary)(int operation, REAL *out, const REAL *a, const REAL *b, const ptrdiff_t *layout) {
    const ptrdiff_t rank = layout[0], *extents = layout + 1, *as = extents + rank, *bs = as + rank;
    const ptrdiff_t last = rank - 1, n = extents[last];
    ptrdiff_t rows = 1, place[8] = {0};
    for (ptrdiff_t axis = 0; axis < last; axis++) rows *= extents[axis];
    for (ptrdiff_t row = 0; row < rows; row++) {
        NAMED(binary_row)(operation, out, a, as[last], b, bs[last], n);
        out += n;
        for (ptrdiff_t axis = last - 1; axis >= 0; axis--) {
            a += as[axis];
            b += bs[axis];
            if (++place[axis] < extents[axis]) break;
            a -= as[axis] * extents[axis];
            b -= bs[axis] * extents[axis];
            place[axis] = 0;
        }
    }
}

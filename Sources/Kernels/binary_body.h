#pragma STDC FP_CONTRACT OFF

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

static REAL NAMED(power)(REAL x, REAL y) {
    if (y == 2) return x * x;
    if (y == 1) return x;
    if (y == 0) return 1;
    if (y == -1) return (REAL)1 / x;
    if (y == (REAL)0.5) return __builtin_elementwise_sqrt(x);
    return SLEEF_ONE(pow)(x, y);
}

static inline __attribute__((always_inline)) VECTOR NAMED(keep_inside)(VECTOR p) {
    const VECTOR low = (VECTOR)(REAL)1e-7, high = (VECTOR)(REAL)(1 - 1e-7);
    return p < low ? low : p > high ? high : p;
}

// What is known when compiling, so that each operation has loops of its own.
static inline __attribute__((always_inline)) VECTOR NAMED(join)(const enum kernels_binary_operation operation, VECTOR x,
                                                                VECTOR y) {
    const VECTOR one = (VECTOR)(REAL)1, zero = (VECTOR)(REAL)0;
    switch (operation) {
    case KERNELS_ADD: return x + y;
    case KERNELS_SUBTRACT: return x - y;
    case KERNELS_MULTIPLY: return x * y;
    case KERNELS_DIVIDE: return x / y;
    case KERNELS_MAXIMUM: return ((x >= y) | (x != x)) ? x : y;
    case KERNELS_MINIMUM: return ((x <= y) | (x != x)) ? x : y;
    case KERNELS_LESS: return x < y ? one : zero;
    case KERNELS_LESS_OR_EQUAL: return x <= y ? one : zero;
    case KERNELS_EQUAL: return x == y ? one : zero;
    case KERNELS_NOT_EQUAL: return x != y ? one : zero;
    case KERNELS_GREATER: return x > y ? one : zero;
    case KERNELS_GREATER_OR_EQUAL: return x >= y ? one : zero;
    case KERNELS_AND: return ((x != 0) & (y != 0)) ? one : zero;
    case KERNELS_OR: return ((x != 0) | (y != 0)) ? one : zero;
    case KERNELS_SIGMOID_GRADIENT: return y * (x * (one - x));
    case KERNELS_TANH_GRADIENT: return y * (one - x * x);
    case KERNELS_RELU_GRADIENT: return x > 0 ? y : zero;
    case KERNELS_CROSSENTROPY: {
        const VECTOR p = NAMED(keep_inside)(y);
        return -(x * SLEEF_MANY(log)(p) + (one - x) * SLEEF_MANY(log)(one - p));
    }
    case KERNELS_CROSSENTROPY_GRADIENT: {
        const VECTOR p = NAMED(keep_inside)(y);
        return p == y ? (one - x) / (one - p) - x / p : zero;
    }
    case KERNELS_CLASS_CROSSENTROPY: return -(x * SLEEF_MANY(log)(NAMED(keep_inside)(y)));
    case KERNELS_CLASS_CROSSENTROPY_GRADIENT: return NAMED(keep_inside)(y) == y ? -x / y : zero;
    case KERNELS_POWER:
    case KERNELS_INTEGER_POWER:
    case KERNELS_FLOOR_DIVIDE:
    case KERNELS_REMAINDER: break;
    }
    return zero;
}

static inline __attribute__((always_inline)) void NAMED(join_row)(const enum kernels_binary_operation operation,
                                                                  REAL *out, const REAL *a, ptrdiff_t as, const REAL *b,
                                                                  ptrdiff_t bs, ptrdiff_t n) {
    ptrdiff_t i = 0;
    if (as == 1 && bs == 1)
        for (; i + LANES <= n; i += LANES) {
            const VECTOR r = NAMED(join)(operation, LOAD(a + i), LOAD(b + i));
            STORE(out + i, CANONICAL(r));
        }
    else if (as == 1 && bs == 0)
        for (const VECTOR same = (VECTOR)*b; i + LANES <= n; i += LANES) {
            const VECTOR r = NAMED(join)(operation, LOAD(a + i), same);
            STORE(out + i, CANONICAL(r));
        }
    for (; i < n; i += LANES) {
        const ptrdiff_t count = n - i < LANES ? n - i : LANES;
        const VECTOR r = NAMED(join)(operation, NAMED(take)(a + i * as, as, count), NAMED(take)(b + i * bs, bs, count));
        if (count < LANES)
            STORE_PART(out + i, CANONICAL(r), count);
        else
            STORE(out + i, CANONICAL(r));
    }
}

// The vectors of SLEEF's pow do not give the bits of its scalar, so it goes one by one, but for what is not asked of it.
static inline void NAMED(power_row)(REAL *out, const REAL *a, ptrdiff_t as, const REAL *b, ptrdiff_t bs, ptrdiff_t n) {
    const REAL one = 1;
    if (bs == 0 && *b == 2)
        NAMED(join_row)(KERNELS_MULTIPLY, out, a, as, a, as, n);
    else if (bs == 0 && *b == -1)
        NAMED(join_row)(KERNELS_DIVIDE, out, &one, 0, a, as, n);
    else if (bs == 0 && as == 1 && *b == (REAL)0.5)
        NAMED(unary)(KERNELS_SQRT, out, a, n);
    else
        for (ptrdiff_t i = 0; i < n; i++) {
            const REAL r = NAMED(power)(a[i * as], b[i * bs]);
            out[i] = r == r ? r : NOT_A_NUMBER;
        }
}

#define EACH(operation)                                                                                                \
    case operation:                                                                                                    \
        WALK2(a, b, NAMED(join_row)(operation, out + row * n, a, a_stride, b, b_stride, n))                            \
        break;
#define ONE_BY_ONE(operation, function)                                                                                \
    case operation:                                                                                                    \
        WALK2(a, b, for (ptrdiff_t i = 0; i < n; i++) {                                                                \
            const REAL r = NAMED(function)(a[i * a_stride], b[i * b_stride]);                                          \
            out[row * n + i] = r == r ? r : NOT_A_NUMBER;                                                              \
        })                                                                                                             \
        break;
static void NAMED(binary)(int operation, REAL *out, const REAL *a, const REAL *b, const ptrdiff_t *layout) {
    switch ((enum kernels_binary_operation)operation) {
        EACH(KERNELS_ADD)
        EACH(KERNELS_SUBTRACT)
        EACH(KERNELS_MULTIPLY)
        EACH(KERNELS_DIVIDE)
        EACH(KERNELS_MAXIMUM)
        EACH(KERNELS_MINIMUM)
        EACH(KERNELS_LESS)
        EACH(KERNELS_LESS_OR_EQUAL)
        EACH(KERNELS_EQUAL)
        EACH(KERNELS_NOT_EQUAL)
        EACH(KERNELS_GREATER)
        EACH(KERNELS_GREATER_OR_EQUAL)
        EACH(KERNELS_AND)
        EACH(KERNELS_OR)
        EACH(KERNELS_SIGMOID_GRADIENT)
        EACH(KERNELS_TANH_GRADIENT)
        EACH(KERNELS_RELU_GRADIENT)
        EACH(KERNELS_CROSSENTROPY)
        EACH(KERNELS_CROSSENTROPY_GRADIENT)
        EACH(KERNELS_CLASS_CROSSENTROPY)
        EACH(KERNELS_CLASS_CROSSENTROPY_GRADIENT)
    case KERNELS_POWER:
        WALK2(a, b, NAMED(power_row)(out + row * n, a, a_stride, b, b_stride, n))
        break;
        ONE_BY_ONE(KERNELS_INTEGER_POWER, integer_power)
        ONE_BY_ONE(KERNELS_FLOOR_DIVIDE, python_floor_divide)
        ONE_BY_ONE(KERNELS_REMAINDER, python_remainder)
    }
}
#undef ONE_BY_ONE
#undef EACH

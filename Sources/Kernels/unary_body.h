#pragma STDC FP_CONTRACT OFF

// A SLEEF function over n elements: whole vectors, then the rest one by one.
#define BULK(name)                                                                                                     \
    static void NAMED(bulk_##name)(REAL * out, const REAL *x, ptrdiff_t n) {                                           \
        const ptrdiff_t width = sizeof(VECTOR) / sizeof(REAL);                                                         \
        ptrdiff_t i = 0;                                                                                               \
        for (; i + width <= n; i += width) {                                                                           \
            VECTOR v;                                                                                                  \
            __builtin_memcpy(&v, x + i, sizeof v);                                                                     \
            v = SLEEF_MANY(name)(v);                                                                                   \
            __builtin_memcpy(out + i, &v, sizeof v);                                                                   \
        }                                                                                                              \
        for (; i < n; i++) out[i] = SLEEF_ONE(name)(x[i]);                                                             \
        for (i = 0; i < n; i++) out[i] = out[i] == out[i] ? out[i] : NOT_A_NUMBER;                                     \
    }
BULK(exp)
BULK(expm1)
BULK(log)
BULK(log1p)
BULK(sin)
BULK(cos)
BULK(tan)
BULK(tanh)
#undef BULK

#define EACH(expression)                                                                                               \
    for (ptrdiff_t i = 0; i < n; i++) {                                                                                \
        const REAL v = x[i], r = (expression);                                                                         \
        out[i] = r == r ? r : NOT_A_NUMBER;                                                                            \
    }                                                                                                                  \
    break;

enum { NAMED(chunk) = 128 };

// exp(-|x|) is at most 1, so neither tail overflows.
static void NAMED(sigmoid)(REAL *out, const REAL *x, ptrdiff_t n) {
    REAL t[NAMED(chunk)];
    for (ptrdiff_t start = 0; start < n; start += NAMED(chunk)) {
        const ptrdiff_t m = n - start < NAMED(chunk) ? n - start : NAMED(chunk);
        for (ptrdiff_t i = 0; i < m; i++) t[i] = -__builtin_elementwise_abs(x[start + i]);
        NAMED(bulk_exp)(t, t, m);
        for (ptrdiff_t i = 0; i < m; i++) out[start + i] = (x[start + i] < 0 ? t[i] : (REAL)1) / ((REAL)1 + t[i]);
        for (ptrdiff_t i = 0; i < m; i++) out[start + i] = t[i] == t[i] ? out[start + i] : NOT_A_NUMBER;
    }
}

// log(1 + exp(x)) as max(x, 0) + log1p(exp(-|x|)).
static void NAMED(softplus)(REAL *out, const REAL *x, ptrdiff_t n) {
    REAL t[NAMED(chunk)];
    for (ptrdiff_t start = 0; start < n; start += NAMED(chunk)) {
        const ptrdiff_t m = n - start < NAMED(chunk) ? n - start : NAMED(chunk);
        for (ptrdiff_t i = 0; i < m; i++) t[i] = -__builtin_elementwise_abs(x[start + i]);
        NAMED(bulk_exp)(t, t, m);
        NAMED(bulk_log1p)(t, t, m);
        for (ptrdiff_t i = 0; i < m; i++) {
            const REAL r = (x[start + i] > 0 ? x[start + i] : 0) + t[i];
            out[start + i] = r == r ? r : NOT_A_NUMBER;
        }
    }
}

static void NAMED(unary)(int operation, REAL *out, const REAL *x, ptrdiff_t n) {
    switch ((enum kernels_unary_operation)operation) {
    case KERNELS_NEGATE: EACH(-v)
    case KERNELS_EXP: NAMED(bulk_exp)(out, x, n); break;
    case KERNELS_LOG: NAMED(bulk_log)(out, x, n); break;
    case KERNELS_SQRT: EACH(__builtin_elementwise_sqrt(v))
    case KERNELS_SIN: NAMED(bulk_sin)(out, x, n); break;
    case KERNELS_COS: NAMED(bulk_cos)(out, x, n); break;
    case KERNELS_TAN: NAMED(bulk_tan)(out, x, n); break;
    case KERNELS_TANH: NAMED(bulk_tanh)(out, x, n); break;
    case KERNELS_SIGMOID: NAMED(sigmoid)(out, x, n); break;
    case KERNELS_RELU: EACH(v > 0 ? v : v == v ? 0 : v)
    case KERNELS_ABS: EACH(__builtin_elementwise_abs(v))
    case KERNELS_SIGN: EACH(v > 0 ? (REAL)1 : v < 0 ? (REAL)-1 : v == v ? 0 : v)
    case KERNELS_FLOOR: EACH(__builtin_elementwise_floor(v))
    case KERNELS_CEIL: EACH(__builtin_elementwise_ceil(v))
    case KERNELS_ROUND: EACH(__builtin_elementwise_roundeven(v))
    case KERNELS_SQUARE: EACH(v * v)
    case KERNELS_RECIPROCAL: EACH((REAL)1 / v)
    case KERNELS_SOFTPLUS: NAMED(softplus)(out, x, n); break;
    case KERNELS_EXPM1: NAMED(bulk_expm1)(out, x, n); break;
    case KERNELS_LOG1P: NAMED(bulk_log1p)(out, x, n); break;
    case KERNELS_IS_NAN: EACH(v != v ? (REAL)1 : 0)
    case KERNELS_NOT: EACH(v == 0 ? (REAL)1 : 0)
    case KERNELS_TRUTH: EACH(v != 0 ? (REAL)1 : 0)
    case KERNELS_WHOLE: EACH(v + 0)
    }
}
#undef EACH

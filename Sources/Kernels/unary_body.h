#pragma STDC FP_CONTRACT OFF

// exp(-|x|) is at most 1, so neither tail overflows.
static inline __attribute__((always_inline)) VECTOR NAMED(sigmoid)(VECTOR x) {
    const VECTOR tail = SLEEF_MANY(exp)(-__builtin_elementwise_abs(x));
    return (x < 0 ? tail : (VECTOR)(REAL)1) / ((REAL)1 + tail);
}

// log(1 + exp(x)) as max(x, 0) + log1p(exp(-|x|)).
static inline __attribute__((always_inline)) VECTOR NAMED(softplus)(VECTOR x) {
    const VECTOR tail = SLEEF_MANY(log1p)(SLEEF_MANY(exp)(-__builtin_elementwise_abs(x)));
    return (x > 0 ? x : (VECTOR)(REAL)0) + tail;
}

#define EACH(expression)                                                                                               \
    {                                                                                                                  \
        ptrdiff_t i = 0;                                                                                               \
        for (; i + LANES <= n; i += LANES) {                                                                           \
            const VECTOR v = LOAD(x + i), r = (expression);                                                            \
            STORE(out + i, CANONICAL(r));                                                                              \
        }                                                                                                              \
        if (i < n) {                                                                                                   \
            const VECTOR v = LOAD_PART(x + i, n - i), r = (expression);                                                \
            STORE_PART(out + i, CANONICAL(r), n - i);                                                                  \
        }                                                                                                              \
        break;                                                                                                         \
    }

// About how many plain operations one element costs.
static inline ptrdiff_t NAMED(unary_cost)(int operation) {
    const unsigned plain = 1u << KERNELS_NEGATE | 1u << KERNELS_SQRT | 1u << KERNELS_RELU | 1u << KERNELS_ABS |
                           1u << KERNELS_SIGN | 1u << KERNELS_FLOOR | 1u << KERNELS_CEIL | 1u << KERNELS_ROUND |
                           1u << KERNELS_SQUARE | 1u << KERNELS_RECIPROCAL | 1u << KERNELS_IS_NAN | 1u << KERNELS_NOT |
                           1u << KERNELS_TRUTH | 1u << KERNELS_WHOLE;
    return plain >> operation & 1 ? 1 : 16;
}

static void NAMED(unary)(int operation, REAL *out, const REAL *x, ptrdiff_t n) {
    const VECTOR zero = (VECTOR)(REAL)0, one = (VECTOR)(REAL)1;
    switch ((enum kernels_unary_operation)operation) {
    case KERNELS_NEGATE: EACH(-v)
    case KERNELS_EXP: EACH(SLEEF_MANY(exp)(v))
    case KERNELS_LOG: EACH(SLEEF_MANY(log)(v))
    case KERNELS_SQRT: EACH(__builtin_elementwise_sqrt(v))
    case KERNELS_SIN: EACH(SLEEF_MANY(sin)(v))
    case KERNELS_COS: EACH(SLEEF_MANY(cos)(v))
    case KERNELS_TAN: EACH(SLEEF_MANY(tan)(v))
    case KERNELS_TANH: EACH(SLEEF_MANY(tanh)(v))
    case KERNELS_SIGMOID: EACH(NAMED(sigmoid)(v))
    case KERNELS_RELU: EACH(v > 0 ? v : v == v ? zero : v)
    case KERNELS_ABS: EACH(__builtin_elementwise_abs(v))
    case KERNELS_SIGN: EACH(v > 0 ? one : v < 0 ? -one : v == v ? zero : v)
    case KERNELS_FLOOR: EACH(__builtin_elementwise_floor(v))
    case KERNELS_CEIL: EACH(__builtin_elementwise_ceil(v))
    case KERNELS_ROUND: EACH(__builtin_elementwise_roundeven(v))
    case KERNELS_SQUARE: EACH(v * v)
    case KERNELS_RECIPROCAL: EACH(one / v)
    case KERNELS_SOFTPLUS: EACH(NAMED(softplus)(v))
    case KERNELS_EXPM1: EACH(SLEEF_MANY(expm1)(v))
    case KERNELS_LOG1P: EACH(SLEEF_MANY(log1p)(v))
    case KERNELS_IS_NAN: EACH(v == v ? zero : one)
    case KERNELS_NOT: EACH(v == 0 ? one : zero)
    case KERNELS_TRUTH: EACH(v == 0 ? zero : one)
    case KERNELS_WHOLE: EACH(v + zero)
    case KERNELS_ERF: EACH(NAMED(erf)(v))
    }
}
#undef EACH

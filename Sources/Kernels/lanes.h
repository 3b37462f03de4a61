#pragma STDC FP_CONTRACT OFF
// Vectors in memory, whole ones and the first n lanes of one (the others are read as zero).

#define FULLY _Pragma("clang loop unroll(full)")
// For loops over a few elements, which a vectoriser would only make longer.
#define SLOWLY _Pragma("clang loop vectorize(disable) unroll(disable)")
#define LOAD(x) (*(const UNALIGNED *)(x))
#define STORE(x, v) (*(UNALIGNED *)(x) = (v))
#define CANONICAL(v) ((v) == (v) ? (v) : (VECTOR)NOT_A_NUMBER)

#define EACH_LANE(M, step) EACH_LANE_OF(LANES, M, step)
#define EACH_LANE_OF(lanes, M, step) EACH_LANE_NOW(lanes, M, step)
#define EACH_LANE_NOW(lanes, M, step) EACH_OF_##lanes(M, step)
#define EACH_OF_1(M, step) M(0, step)
#define EACH_OF_2(M, step) M(0, step), M(1, step)
#define EACH_OF_4(M, step) EACH_OF_2(M, step), M(2, step), M(3, step)
#define EACH_OF_8(M, step) EACH_OF_4(M, step), M(4, step), M(5, step), M(6, step), M(7, step)
#define EACH_OF_16(M, step)                                                                                            \
    EACH_OF_8(M, step), M(8, step), M(9, step), M(10, step), M(11, step), M(12, step), M(13, step), M(14, step),       \
        M(15, step)

typedef double unaligned_double_vector __attribute__((ext_vector_type(DOUBLES), aligned(8), may_alias));
typedef float unaligned_float_vector __attribute__((ext_vector_type(FLOATS), aligned(4), may_alias));

#ifndef PARTS_ARE_MASKED
static inline double_vector load_part_of_doubles(const double *x, ptrdiff_t n) {
    double_vector v = 0;
    for (ptrdiff_t i = 0; i < n; i++) v[i] = x[i];
    return v;
}

static inline float_vector load_part_of_floats(const float *x, ptrdiff_t n) {
    float_vector v = 0;
    for (ptrdiff_t i = 0; i < n; i++) v[i] = x[i];
    return v;
}

static inline void store_part_of_doubles(double *x, double_vector v, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) x[i] = v[i];
}

static inline void store_part_of_floats(float *x, float_vector v, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) x[i] = v[i];
}
#endif

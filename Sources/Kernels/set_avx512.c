#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>
#include <stddef.h>

#define DOUBLES 8
#define FLOATS 16
#define REGISTERS 32
#define SLEEF_MANY_doubles(name) Sleef_finz_##name##d8_u10avx512f
#define SLEEF_MANY_floats(name) Sleef_finz_##name##f16_u10avx512f
#define VECTOR_REGISTER "zmm0"
#define TABLE kernels_avx512
#define TABLE_NAME "avx512"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,fma"))), apply_to = function)

#define PARTS_ARE_MASKED
#define BITS(n) ((1u << (n)) - 1)
static inline __m512d load_part_of_doubles(const double *x, ptrdiff_t n) {
    return _mm512_maskz_loadu_pd((__mmask8)BITS(n), x);
}
static inline __m512 load_part_of_floats(const float *x, ptrdiff_t n) {
    return _mm512_maskz_loadu_ps((__mmask16)BITS(n), x);
}
static inline void store_part_of_doubles(double *x, __m512d v, ptrdiff_t n) {
    _mm512_mask_storeu_pd(x, (__mmask8)BITS(n), v);
}
static inline void store_part_of_floats(float *x, __m512 v, ptrdiff_t n) {
    _mm512_mask_storeu_ps(x, (__mmask16)BITS(n), v);
}

#include "text.h"
#pragma clang attribute pop
#endif

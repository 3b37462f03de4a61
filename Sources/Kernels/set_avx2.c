#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include "instruction_set.h"
#include <immintrin.h>
#include <stddef.h>

#define DOUBLES 4
#define FLOATS 8
#define REGISTERS 16
#define SLEEF_MANY_doubles(name) Sleef_finz_##name##d4_u10avx2
#define SLEEF_MANY_floats(name) Sleef_finz_##name##f8_u10avx2
#define VECTOR_REGISTER "ymm0"
#define TABLE kernels_avx2
#define TABLE_NAME "avx2"

KERNELS_BEGIN

#define PARTS_ARE_MASKED
static inline __m256i mask_of_doubles(ptrdiff_t n) {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(n), _mm256_set_epi64x(3, 2, 1, 0));
}
static inline __m256i mask_of_floats(ptrdiff_t n) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)n), _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0));
}
static inline __m256d load_part_of_doubles(const double *x, ptrdiff_t n) {
    return _mm256_maskload_pd(x, mask_of_doubles(n));
}
static inline __m256 load_part_of_floats(const float *x, ptrdiff_t n) {
    return _mm256_maskload_ps(x, mask_of_floats(n));
}
static inline void store_part_of_doubles(double *x, __m256d v, ptrdiff_t n) {
    _mm256_maskstore_pd(x, mask_of_doubles(n), v);
}
static inline void store_part_of_floats(float *x, __m256 v, ptrdiff_t n) {
    _mm256_maskstore_ps(x, mask_of_floats(n), v);
}

#include "text.h"
KERNELS_END
#endif

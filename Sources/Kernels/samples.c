#pragma STDC FP_CONTRACT OFF
#include "kernels.h"
#include "instruction_set.h"

typedef double unaligned_doubles __attribute__((ext_vector_type(4), aligned(8)));
typedef float unaligned_floats __attribute__((ext_vector_type(4), aligned(4)));

#define WRITTEN_FOR(REAL)                                                                                              \
    void kernels_take_rows_##REAL(REAL *out, const double *x, const ptrdiff_t *rows, ptrdiff_t count,                  \
                                  ptrdiff_t width) {                                                                   \
        for (ptrdiff_t i = 0; i < count; i++, out += width) {                                                          \
            if (i + 8 < count) __builtin_prefetch(x + rows[i + 8] * width);                                            \
            const double *row = x + rows[i] * width;                                                                   \
            ptrdiff_t column = 0;                                                                                      \
            for (; column + 4 <= width; column += 4)                                                                   \
                *(unaligned_##REAL##s *)(out + column) =                                                               \
                    __builtin_convertvector(*(const unaligned_doubles *)(row + column), unaligned_##REAL##s);          \
            for (; column < width; column++) out[column] = (REAL)row[column];                                          \
        }                                                                                                              \
    }

KERNELS_BEGIN
WRITTEN_FOR(double)
WRITTEN_FOR(float)
KERNELS_END

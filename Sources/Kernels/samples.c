#pragma STDC FP_CONTRACT OFF
#include "table.h"
#include "instruction_set.h"

typedef double unaligned_doubles __attribute__((ext_vector_type(4), aligned(8)));
typedef float unaligned_floats __attribute__((ext_vector_type(4), aligned(4)));

// Below so many elements, telling another thread costs more than it saves.
enum { many = 30000 };

#define WRITTEN_FOR(REAL)                                                                                              \
    struct samples_##REAL {                                                                                            \
        REAL *out;                                                                                                     \
        const double *x;                                                                                               \
        const ptrdiff_t *rows;                                                                                         \
        ptrdiff_t count, width, parts;                                                                                 \
    };                                                                                                                 \
    static void take_part_##REAL(void *context, ptrdiff_t part) {                                                      \
        const struct samples_##REAL *s = context;                                                                      \
        const ptrdiff_t width = s->width, end = s->count * (part + 1) / s->parts;                                      \
        for (ptrdiff_t i = s->count * part / s->parts; i < end; i++) {                                                 \
            if (i + 8 < end) __builtin_prefetch(s->x + s->rows[i + 8] * width);                                        \
            const double *row = s->x + s->rows[i] * width;                                                             \
            REAL *out = s->out + i * width;                                                                            \
            ptrdiff_t column = 0;                                                                                      \
            for (; column + 4 <= width; column += 4)                                                                   \
                *(unaligned_##REAL##s *)(out + column) =                                                               \
                    __builtin_convertvector(*(const unaligned_doubles *)(row + column), unaligned_##REAL##s);          \
            for (; column < width; column++) out[column] = (REAL)row[column];                                          \
        }                                                                                                              \
    }                                                                                                                  \
    void kernels_take_rows_##REAL(REAL *out, const double *x, const ptrdiff_t *rows, ptrdiff_t count,                  \
                                  ptrdiff_t width) {                                                                   \
        struct samples_##REAL samples = {out, x, rows, count, width, 1};                                               \
        if (count * width >= many) samples.parts = 2 * kernels_threads();                                              \
        if (samples.parts > 2)                                                                                         \
            kernels_share(take_part_##REAL, &samples, samples.parts);                                                  \
        else                                                                                                           \
            samples.parts = 1, take_part_##REAL(&samples, 0);                                                          \
    }

KERNELS_BEGIN
WRITTEN_FOR(double)
WRITTEN_FOR(float)
KERNELS_END

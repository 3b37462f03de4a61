#pragma STDC FP_CONTRACT OFF
#ifndef TABLE_H
#define TABLE_H

#include "kernels.h"

/// What one instruction set offers. Everything behind it is static in one file, so that nothing is called across files.
struct kernels_table {
    const char *name;
    ptrdiff_t (*perform_double)(const struct kernels_instruction *, ptrdiff_t, double *, const double *, const double *,
                                const double *, const ptrdiff_t *);
    ptrdiff_t (*perform_float)(const struct kernels_instruction *, ptrdiff_t, float *, const float *, const float *,
                               const float *, const ptrdiff_t *);
};


// Half a second-level cache; so many blocks of k together.
#define BLOCK_BYTES (512 << 10)
#define SCRATCH_BLOCKS 4
#define SCRATCH_BYTES (SCRATCH_BLOCKS * BLOCK_BYTES)
// What windows see, before it is folded.
#define PATCHES_BYTES (128 << 10)

/// action(context, part) for each part, by some threads in any order, or by this one if the others are at work.
void kernels_share(void (*action)(void *context, ptrdiff_t part), void *context, ptrdiff_t parts);

/// This thread's room for copies of factors, SCRATCH_BYTES of it, then for patches, PATCHES_BYTES of it, or null if there
/// is no memory.
void *kernels_scratch(void);

extern const struct kernels_table kernels_scalar;
#if defined(__x86_64__)
extern const struct kernels_table kernels_avx2, kernels_avx512;
#else
extern const struct kernels_table kernels_neon;
#endif

#endif

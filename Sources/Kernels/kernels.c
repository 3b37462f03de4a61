#pragma STDC FP_CONTRACT OFF
#include "kernels.h"
#include "table.h"
#include <sleef.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const struct kernels_table *const tables[] = {
#if defined(__x86_64__)
    &kernels_avx512, &kernels_avx2,
#else
    &kernels_neon,
#endif
    &kernels_scalar,
};
enum { table_count = sizeof tables / sizeof *tables };

// The one in use; whoever reads it while it changes reads the old one or the new, which give the same bits. Scalar code
// needs FMA too, so without it nothing here may run.
static const struct kernels_table *_Atomic table = &kernels_scalar;

static bool runs(const struct kernels_table *candidate) {
#if defined(__x86_64__)
    if (candidate == &kernels_avx512)
        return kernels_supported() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
#else
    (void)candidate;
#endif
    return kernels_supported();
}

bool kernels_use(const char *instruction_set) {
    for (int i = 0; i < table_count; i++)
        if (strcmp(tables[i]->name, instruction_set) == 0 && runs(tables[i])) {
            atomic_store_explicit(&table, tables[i], memory_order_relaxed);
            return true;
        }
    return false;
}

__attribute__((constructor)) static void choose(void) {
    const char *wanted = getenv("NN_KERNELS");
    if (wanted && kernels_use(wanted)) return;
    for (int i = 0; i < table_count; i++)
        if (kernels_use(tables[i]->name)) return;
}

static inline const struct kernels_table *current(void) { return atomic_load_explicit(&table, memory_order_relaxed); }

const char *kernels_instruction_set(void) { return current()->name; }

ptrdiff_t kernels_perform_double(const struct kernels_instruction *instructions, ptrdiff_t n, double *output,
                                 const double *first, const double *second, const double *third,
                                 const ptrdiff_t *layouts) {
    return current()->perform_double(instructions, n, output, first, second, third, layouts);
}

ptrdiff_t kernels_perform_float(const struct kernels_instruction *instructions, ptrdiff_t n, float *output,
                                const float *first, const float *second, const float *third,
                                const ptrdiff_t *layouts) {
    return current()->perform_float(instructions, n, output, first, second, third, layouts);
}

bool kernels_supported(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return true;
#endif
}

int kernels_sleef_version(void) {
    return SLEEF_VERSION_MAJOR * 10000 + SLEEF_VERSION_MINOR * 100 + SLEEF_VERSION_PATCHLEVEL;
}

// Matrix products of every form against the chain that defines them, then their speed.
// usage: products check | products speed [threads]
#define _GNU_SOURCE
#include "kernels.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static uint64_t state = 1;
static double draw(void) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(int64_t)(state >> 20) * 0x1p-43 - 1;
}

#define WRITTEN_FOR(REAL, NAME, FUSED)                                                                                 \
    static void NAME##_product(REAL *out, const REAL *a, const REAL *b, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,         \
                               int form, long repeats) {                                                               \
        const struct kernels_instruction instruction = {.code = KERNELS_MATRIX_PRODUCT, .count = 1};                   \
        const ptrdiff_t layout[] = {m, n, k, form & 1 ? 1 : k, form & 1 ? m : 1, form & 2 ? 1 : n,                     \
                                    form & 2 ? k : 1, 0, 0};                                                           \
        for (; repeats > 0; repeats--) kernels_perform_##NAME(&instruction, 1, out, a, b, b, layout);                  \
    }                                                                                                                  \
    static long NAME##_check(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, int form) {                                        \
        /* Exactly as large as they are, so that a sanitizer sees what reads past them. */                             \
        REAL *a = malloc((size_t)(m * k) * sizeof *a), *b = malloc((size_t)(k * n) * sizeof *b);                       \
        REAL *out = malloc((size_t)(m * n) * sizeof *out);                                                             \
        for (ptrdiff_t i = 0; i < m * k; i++) a[i] = (REAL)draw();                                                     \
        for (ptrdiff_t i = 0; i < k * n; i++) b[i] = (REAL)draw();                                                     \
        if (k > 2 && m > 3) a[(form & 1 ? 1 * m + 3 : 3 * k + 1)] = (REAL)__builtin_nan("");                           \
        NAME##_product(out, a, b, m, n, k, form, 1);                                                                   \
        long wrong = 0;                                                                                                \
        for (ptrdiff_t i = 0; i < m; i++)                                                                              \
            for (ptrdiff_t j = 0; j < n; j++) {                                                                        \
                REAL sum = 0, chain = 0;                                                                               \
                for (ptrdiff_t p = 0; p < k; p++) {                                                                    \
                    if (p % 256 == 0) chain = 0;                                                                       \
                    chain = FUSED(a[form & 1 ? p * m + i : i * k + p], b[form & 2 ? j * k + p : p * n + j], chain);    \
                    if (p % 256 == 255 || p == k - 1) sum = p < 256 ? chain : sum + chain;                             \
                }                                                                                                      \
                if (sum != sum) sum = (REAL)__builtin_nan("");                                                         \
                wrong += memcmp(&sum, &out[i * n + j], sizeof sum) != 0;                                               \
            }                                                                                                          \
        if (wrong) printf("WRONG %s %td %td %td form %d: %ld elements\n", #NAME, m, n, k, form, wrong);                \
        free(a), free(b), free(out);                                                                                   \
        return wrong;                                                                                                  \
    }                                                                                                                  \
    static void NAME##_speed(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, int form) {                                        \
        REAL *a = aligned_alloc(64, ((size_t)(m * k) * sizeof *a + 63) / 64 * 64);                                     \
        REAL *b = aligned_alloc(64, ((size_t)(k * n) * sizeof *b + 63) / 64 * 64);                                     \
        REAL *out = aligned_alloc(64, ((size_t)(m * n) * sizeof *out + 63) / 64 * 64);                                 \
        for (ptrdiff_t i = 0; i < m * k; i++) a[i] = (REAL)draw();                                                     \
        for (ptrdiff_t i = 0; i < k * n; i++) b[i] = (REAL)draw();                                                     \
        const double work = 2.0 * (double)m * (double)n * (double)k;                                                   \
        long repeats = 1 + (long)(1e8 / (work + 3e3));                                                                 \
        double times[41];                                                                                               \
        for (int run = 0; run < (work > 1e9 ? 9 : 41); run++) {                                                                            \
            const double start = now();                                                                                \
            NAME##_product(out, a, b, m, n, k, form, repeats);                                                         \
            const double time = (now() - start) / (double)repeats;                                                     \
            int place = run;                                                                                           \
            for (; place > 0 && times[place - 1] > time; place--) times[place] = times[place - 1];                     \
            times[place] = time;                                                                                       \
        }                                                                                                              \
        printf("%-6s %c%c %5td x %5td x %5td  best %7.2f median %7.2f GFLOP/s  %10.3f us\n", #NAME,                    \
               form & 1 ? 'T' : 'N', form & 2 ? 'T' : 'N', m, k, n, work / times[0] * 1e-9, work / times[work > 1e9 ? 4 : 20] * 1e-9,    \
               times[0] * 1e6);                                                                                        \
        fflush(stdout);                                                                                                \
        free(a), free(b), free(out);                                                                                   \
    }
WRITTEN_FOR(double, double, __builtin_fma)
WRITTEN_FOR(float, float, __builtin_fmaf)

int main(int count, char **arguments) {
    const bool checks = count > 1 && strcmp(arguments[1], "check") == 0;
    printf("# %s\n", kernels_instruction_set());
    if (checks) {
        static const ptrdiff_t some[] = {1, 2, 3, 5, 7, 10, 16, 17, 31, 33, 47, 61, 97};
        static const ptrdiff_t depths[] = {1, 2, 7, 16, 33, 127, 255, 256, 257, 263, 512, 521};
        long wrong = 0, done = 0;
        for (int form = 0; form < 4; form++)
            for (int i = 0; i < 13; i++)
                for (int j = 0; j < 13; j++)
                    for (int l = 0; l < 12; l++, done += 2) {
                        wrong += double_check(some[i], some[j], depths[l], form);
                        wrong += float_check(some[i], some[j], depths[l], form);
                    }
        for (int form = 0; form < 4; form++) wrong += double_check(101, 1009, 613, form);
        for (int form = 0; form < 4; form++) wrong += float_check(101, 1009, 613, form);
        printf("%ld products, %ld elements wrong\n", done + 8, wrong);
        return wrong != 0;
    }
    static const ptrdiff_t sizes[][3] = {{4, 4, 2}, {4, 1, 4}, {32, 256, 64}, {64, 256, 64}, {32, 128, 128}, {64, 128, 256}, {10, 10, 20}, {32, 32, 64}, {32, 10, 64}, {128, 512, 784}, {128, 256, 512},
                                         {128, 10, 256}, {1, 512, 784}, {784, 512, 128}, {1000, 1, 100}, {512, 512, 512}, {1024, 1024, 1024},
                                         {2048, 2048, 2048}};
    for (int i = 0; i < 18; i++) {
        const ptrdiff_t *s = sizes[i];
        const int forms = s[0] <= 1024 ? 4 : 1;
        for (int form = 0; form < forms; form++) float_speed(s[0], s[1], s[2], form);
        for (int form = 0; form < forms; form++) double_speed(s[0], s[1], s[2], form);
    }
}

// Products by a library as a C program calls it: PRODUCT NAME TYPE M K N BEST MEDIAN, in GFLOP/s.
// usage: library NAME FILE cblas|dnnl|fortran [single double], where the last two are the names of the functions.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef void cblas_single(int, int, int, int, int, int, float, const float *, int, const float *, int, float, float *, int);
typedef void cblas_double(int, int, int, int, int, int, double, const double *, int, const double *, int, double, double *,
                          int);
typedef int dnnl_single(char, char, int64_t, int64_t, int64_t, float, const float *, int64_t, const float *, int64_t,
                        float, float *, int64_t);
typedef void fortran_single(const char *, const char *, const int *, const int *, const int *, const float *,
                            const float *, const int *, const float *, const int *, const float *, float *, const int *);
typedef void fortran_double(const char *, const char *, const int *, const int *, const int *, const double *,
                            const double *, const int *, const double *, const int *, const double *, double *,
                            const int *);

static enum { CBLAS, DNNL, FORTRAN } kind;
static void *single_function, *double_function;

static void single_product(int m, int n, int k, const float *a, const float *b, float *out) {
    const float one = 1, zero = 0;
    switch (kind) {
    case CBLAS: ((cblas_single *)single_function)(101, 111, 111, m, n, k, 1, a, k, b, n, 0, out, n); break;
    case DNNL: ((dnnl_single *)single_function)('N', 'N', m, n, k, 1, a, k, b, n, 0, out, n); break;
    case FORTRAN:   // by columns, so the other way round
        ((fortran_single *)single_function)("N", "N", &n, &m, &k, &one, b, &n, a, &k, &zero, out, &n);
    }
}

static void double_product(int m, int n, int k, const double *a, const double *b, double *out) {
    const double one = 1, zero = 0;
    if (kind == CBLAS) {
        ((cblas_double *)double_function)(101, 111, 111, m, n, k, 1, a, k, b, n, 0, out, n);
    } else {
        ((fortran_double *)double_function)("N", "N", &n, &m, &k, &one, b, &n, a, &k, &zero, out, &n);
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#define WRITTEN_FOR(REAL, NAME, TYPE)                                                                                  \
    static void NAME##_speed(const char *name, int m, int k, int n) {                                                  \
        const size_t sizes[] = {(size_t)m * k, (size_t)k * n, (size_t)m * n};                                          \
        REAL *arrays[3];                                                                                               \
        for (int i = 0; i < 3; i++) {                                                                                  \
            arrays[i] = aligned_alloc(64, (sizes[i] * sizeof(REAL) + 63) / 64 * 64);                                   \
            for (size_t j = 0; j < sizes[i]; j++) arrays[i][j] = (REAL)((double)(j * 7 % 13) - 6) * (REAL)0.1;         \
        }                                                                                                              \
        const double work = 2.0 * m * n * k;                                                                           \
        const long repeats = 1 + (long)(2e9 / (work + 2e3));                                                           \
        double times[9];                                                                                               \
        for (int run = -1; run < 9; run++) {   /* the first is not counted */                                          \
            const double start = now();                                                                                \
            for (long i = 0; i < repeats; i++) NAME##_product(m, n, k, arrays[0], arrays[1], arrays[2]);               \
            if (run >= 0) times[run] = (now() - start) / (double)repeats;                                              \
        }                                                                                                              \
        qsort(times, 9, sizeof(double), ascending);                                                                    \
        printf("PRODUCT %s %s %d %d %d %.2f %.2f\n", name, TYPE, m, k, n, work / times[0] * 1e-9,                      \
               work / times[4] * 1e-9);                                                                                \
        fflush(stdout);                                                                                                \
        for (int i = 0; i < 3; i++) free(arrays[i]);                                                                   \
    }
WRITTEN_FOR(float, single, "float32")
WRITTEN_FOR(double, double, "float64")

int main(int count, char **arguments) {
    if (count < 4) return 64;
    const char *written = arguments[3];
    kind = !strcmp(written, "cblas") ? CBLAS : !strcmp(written, "dnnl") ? DNNL : FORTRAN;
    void *library = dlopen(arguments[2], RTLD_NOW | RTLD_GLOBAL);
    if (!library) return fprintf(stderr, "%s\n", dlerror()), 66;
    static const char *const names[][2] = {{"cblas_sgemm", "cblas_dgemm"}, {"dnnl_sgemm", ""}, {"sgemm_", "dgemm_"}};
    single_function = dlsym(library, count > 5 ? arguments[4] : names[kind][0]);
    double_function = kind == DNNL ? NULL : dlsym(library, count > 5 ? arguments[5] : names[kind][1]);
    if (!single_function) return fprintf(stderr, "%s has no such function\n", arguments[2]), 66;
    static const int sizes[][3] = {{10, 20, 10},    {32, 64, 32},       {128, 784, 512},
                                   {512, 512, 512}, {1024, 1024, 1024}, {2048, 2048, 2048}};
    for (int i = 0; i < 6; i++) {
        single_speed(arguments[1], sizes[i][0], sizes[i][1], sizes[i][2]);
        if (double_function) double_speed(arguments[1], sizes[i][0], sizes[i][1], sizes[i][2]);
    }
}

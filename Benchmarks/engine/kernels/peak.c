// The most multiply-adds that this processor does from registers: PEAK TYPE THREADS GFLOP/s, for one and two threads.
// cc -O3 -march=native -ffp-contract=fast -DBYTES=64 peak.c -lpthread; 32 for AVX2, 16 for arm64.
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// Twelve chains: more than two units of latency four need, and few enough for sixteen registers.
#define WRITTEN_FOR(REAL)                                                                                              \
    typedef REAL REAL##_vector __attribute__((vector_size(BYTES)));                                                    \
    static double REAL##_rate(void) {                                                                                  \
        const long steps = 40 * 1000 * 1000;                                                                           \
        REAL##_vector sums[12], x = (REAL##_vector){0} + (REAL)0.999999, y = (REAL##_vector){0} + (REAL)1e-7;          \
        for (int i = 0; i < 12; i++) sums[i] = (REAL##_vector){0} + (REAL)i;                                           \
        const double start = now();                                                                                    \
        for (long step = 0; step < steps; step++) {                                                                    \
            _Pragma("GCC unroll 12") for (int i = 0; i < 12; i++) sums[i] = sums[i] * x + y;                           \
        }                                                                                                              \
        const double seconds = now() - start;                                                                          \
        for (int i = 0; i < 12; i++) __asm__ volatile("" : : "m"(sums[i]));                                            \
        return (double)steps * 12 * (BYTES / sizeof(REAL)) * 2 / seconds * 1e-9;                                       \
    }                                                                                                                  \
    static void *REAL##_thread(void *rate) {                                                                           \
        *(double *)rate = REAL##_rate();                                                                               \
        return NULL;                                                                                                   \
    }                                                                                                                  \
    static double REAL##_best(int threads) {                                                                           \
        double best = 0;                                                                                               \
        for (int run = 0; run < 5; run++) {                                                                            \
            double first, second = 0;                                                                                  \
            pthread_t other;                                                                                           \
            if (threads == 2) pthread_create(&other, NULL, REAL##_thread, &second);                                    \
            first = REAL##_rate();                                                                                     \
            if (threads == 2) pthread_join(other, NULL);                                                               \
            if (first + second > best) best = first + second;                                                          \
        }                                                                                                              \
        return best;                                                                                                   \
    }
WRITTEN_FOR(float)
WRITTEN_FOR(double)

int main(void) {
    for (int threads = 1; threads <= 2; threads++) {
        printf("PEAK float32 %d %.1f\n", threads, float_best(threads));
        printf("PEAK float64 %d %.1f\n", threads, double_best(threads));
    }
}

#pragma STDC FP_CONTRACT OFF

// Rows that are taken through each step together, so that it meets long runs and what it left is still in the cache.
enum { NAMED(softmax_elements) = 1024 };

// The largest or the sum of few elements: the tree of a reduction, whose other lanes are neutral.
static inline __attribute__((always_inline)) REAL NAMED(reduce_few)(const enum kernels_reduction reduction,
                                                                    const REAL *x, ptrdiff_t n) {
    REAL lanes[16];
    SLOWLY for (ptrdiff_t l = 0; l < n; l++) lanes[l] = x[l];
    for (ptrdiff_t half = 8; half > 0; half /= 2) SLOWLY for (ptrdiff_t l = 0; l + half < n && l < half; l++)
        lanes[l] = NAMED(combine)(reduction, (VECTOR)lanes[l], (VECTOR)lanes[l + half])[0];
    return lanes[0];
}

static inline __attribute__((always_inline)) REAL NAMED(reduce_neighbours)(const enum kernels_reduction reduction,
                                                                           const REAL *x, ptrdiff_t n) {
    return n > 0 && n < 16 ? NAMED(reduce_few)(reduction, x, n) : NAMED(reduce_row)(reduction, x, n);
}

static void NAMED(softmax)(REAL *out, const REAL *x, ptrdiff_t rows, ptrdiff_t n) {
    const ptrdiff_t most = n < NAMED(softmax_elements) ? NAMED(softmax_elements) / (n > 0 ? n : 1) : 1;
    for (ptrdiff_t left = rows, together; left > 0; left -= together, x += together * n, out += together * n) {
        together = left < most ? left : most;
        for (ptrdiff_t i = 0; i < together; i++) {
            const REAL largest = NAMED(reduce_neighbours)(KERNELS_LARGEST, x + i * n, n);
            for (ptrdiff_t j = 0; j < n; j++) out[i * n + j] = x[i * n + j] - largest;
        }
        NAMED(unary)(KERNELS_EXP, out, out, together * n);
        for (ptrdiff_t i = 0; i < together; i++) {
            const REAL sum = NAMED(reduce_neighbours)(KERNELS_SUM, out + i * n, n);
            for (ptrdiff_t j = 0; j < n; j++) {
                const REAL share = out[i * n + j] / sum;
                out[i * n + j] = share == share ? share : NOT_A_NUMBER;
            }
        }
    }
}

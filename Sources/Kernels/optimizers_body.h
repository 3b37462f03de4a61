#pragma STDC FP_CONTRACT OFF

void NAMED(kernels_sgd)(REAL *w, const REAL *g, REAL *velocity, ptrdiff_t n, double rate, double momentum,
                        bool nesterov) {
    const REAL step = (REAL)rate, keep = (REAL)momentum;
    for (ptrdiff_t i = 0; i < n; i++) {
        REAL r;
        if (velocity) {
            const REAL v = velocity[i] * keep - g[i] * step;
            velocity[i] = v == v ? v : NOT_A_NUMBER;
            r = nesterov ? w[i] + (v * keep - g[i] * step) : w[i] + v;
        } else {
            r = w[i] - g[i] * step;
        }
        w[i] = r == r ? r : NOT_A_NUMBER;
    }
}

void NAMED(kernels_adam)(REAL *w, const REAL *g, REAL *m, REAL *v, ptrdiff_t n, double alpha, double beta1,
                         double beta2, double epsilon) {
    const REAL step = (REAL)alpha, fresh1 = (REAL)(1 - beta1), fresh2 = (REAL)(1 - beta2), small = (REAL)epsilon;
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL mean = m[i] + (g[i] - m[i]) * fresh1;
        const REAL square = v[i] + (g[i] * g[i] - v[i]) * fresh2;
        const REAL r = w[i] - mean * step / (__builtin_elementwise_sqrt(square) + small);
        m[i] = mean == mean ? mean : NOT_A_NUMBER;
        v[i] = square == square ? square : NOT_A_NUMBER;
        w[i] = r == r ? r : NOT_A_NUMBER;
    }
}

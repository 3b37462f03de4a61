#pragma STDC FP_CONTRACT OFF

// Polynomials of ours, Chebyshev's fit; Tests/EngineTests/Oracles/erf.py prints them.
static inline __attribute__((always_inline)) VECTOR NAMED(polynomial)(VECTOR x, const double *coefficients,
                                                                      const int terms) {
    VECTOR sum = (VECTOR)(REAL)coefficients[0];
    FULLY for (int i = 1; i < terms; i++)
        sum = __builtin_elementwise_fma(sum, x, (VECTOR)(REAL)coefficients[i]);
    return sum;
}

// Below 1, x + x * p(x * x). Above, 1 - exp(-x * x) * q(1 / (x + 2.5)); from 6 on that is 1.
static inline __attribute__((always_inline)) VECTOR NAMED(erf)(VECTOR x) {
    static const double near[] = {
        0x1.05ffd737fb32ep-34, -0x1.389d4f2641625p-30, 0x1.f7b4bf3b13964p-27, -0x1.5f1ecb6f0764cp-23,
        0x1.b9df224ca4b97p-20, -0x1.f4d1e3183f7aep-17, 0x1.f9a321d5b8e1ep-14, -0x1.c02db3dac435fp-11,
        0x1.565bcd0dbaa38p-8, -0x1.b82ce31284e00p-6, 0x1.ce2f21a042b30p-4, -0x1.812746b0379e6p-2,
        0x1.06eba8214db69p-3};
    static const double far[] = {
        -0x1.9b56ca8c1f092p-43, -0x1.27c2b0a011e87p-37, 0x1.d5e36edcefb13p-36, 0x1.011e72024b414p-32,
        -0x1.6163c18de865ep-30, -0x1.a68ee6248f3d5p-28, 0x1.b9821c4545428p-25, 0x1.f080646599463p-23,
        -0x1.0aecce9b3ff3ep-19, -0x1.f145b2a8c0684p-17, 0x1.a7ef9e17f0c43p-15, 0x1.4785cc19346e6p-10,
        0x1.332d81affb469p-7, 0x1.709dfff22d0b1p-5, 0x1.438b531a96272p-3, 0x1.b62a65674be8dp-3};
    const VECTOR size = __builtin_elementwise_abs(x);
    const VECTOR low = __builtin_elementwise_fma(x, NAMED(polynomial)(x * x, near, 13), x);
    if (__builtin_reduce_and(size < 1)) return low;
    const VECTOR a = size > 6 ? (VECTOR)(REAL)6 : size;
    const VECTOR w = __builtin_elementwise_fma((REAL)1 / (a + (REAL)2.5), (VECTOR)(REAL)0x1.7cccccccccccdp+3,
                                               (VECTOR)(REAL)-0x1.3333333333333p+1);
    const VECTOR high = (REAL)1 - SLEEF_MANY(exp)(-(a * a)) * NAMED(polynomial)(w, far, 16);
    return size < 1 ? low : __builtin_elementwise_copysign(high, x);
}

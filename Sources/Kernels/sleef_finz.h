#pragma STDC FP_CONTRACT OFF
#ifndef SLEEF_FINZ_H
#define SLEEF_FINZ_H

#include "instruction_set.h"

// sleef.h hides its reproducible functions. finz means: with FMA, every form gives the same bits.
#if defined(__x86_64__)
typedef double double_vector __attribute__((vector_size(32)));
typedef float float_vector __attribute__((vector_size(32)));
#define SLEEF_DOUBLES(name) Sleef_finz_##name##d4_u10avx2
#define SLEEF_FLOATS(name) Sleef_finz_##name##f8_u10avx2
#else
typedef double double_vector __attribute__((vector_size(16)));
typedef float float_vector __attribute__((vector_size(16)));
#define SLEEF_DOUBLES(name) Sleef_finz_##name##d2_u10advsimd
#define SLEEF_FLOATS(name) Sleef_finz_##name##f4_u10advsimd
#endif
#define SLEEF_DOUBLE(name) Sleef_finz_##name##d1_u10purecfma
#define SLEEF_FLOAT(name) Sleef_finz_##name##f1_u10purecfma

KERNELS_BEGIN
#define DECLARE(name)                                                                                                  \
    double SLEEF_DOUBLE(name)(double);                                                                                 \
    float SLEEF_FLOAT(name)(float);                                                                                    \
    double_vector SLEEF_DOUBLES(name)(double_vector);                                                                  \
    float_vector SLEEF_FLOATS(name)(float_vector);
DECLARE(exp)
DECLARE(expm1)
DECLARE(log)
DECLARE(log1p)
DECLARE(sin)
DECLARE(cos)
DECLARE(tan)
DECLARE(tanh)
#undef DECLARE
double SLEEF_DOUBLE(pow)(double, double);
float SLEEF_FLOAT(pow)(float, float);
KERNELS_END

#endif

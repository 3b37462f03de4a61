#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define DOUBLES 8
#define FLOATS 16
#define SLEEF_DOUBLES(name) Sleef_finz_##name##d8_u10avx512f
#define SLEEF_FLOATS(name) Sleef_finz_##name##f16_u10avx512f
#define TABLE kernels_avx512
#define TABLE_NAME "avx512"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,fma"))), apply_to = function)
#include "text.h"
#pragma clang attribute pop
#endif

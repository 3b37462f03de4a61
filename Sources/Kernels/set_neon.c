#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)
#define DOUBLES 2
#define FLOATS 4
#define REGISTERS 32
#define SLEEF_MANY_doubles(name) Sleef_finz_##name##d2_u10advsimd
#define SLEEF_MANY_floats(name) Sleef_finz_##name##f4_u10advsimd
#define TABLE kernels_neon
#define TABLE_NAME "neon"

#include "text.h"
#endif

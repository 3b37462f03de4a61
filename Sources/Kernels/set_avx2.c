#pragma STDC FP_CONTRACT OFF
#include "instruction_set.h"

#if defined(__x86_64__)
#define DOUBLES 4
#define FLOATS 8
#define SLEEF_DOUBLES(name) Sleef_finz_##name##d4_u10avx2
#define SLEEF_FLOATS(name) Sleef_finz_##name##f8_u10avx2
#define TABLE kernels_avx2
#define TABLE_NAME "avx2"

KERNELS_BEGIN
#include "text.h"
KERNELS_END
#endif

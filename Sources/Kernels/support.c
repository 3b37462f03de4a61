#pragma STDC FP_CONTRACT OFF
#include "kernels.h"

bool kernels_supported(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return true;
#endif
}

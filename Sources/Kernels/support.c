#pragma STDC FP_CONTRACT OFF
#include "kernels.h"
#include <sleef.h>

bool kernels_supported(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return true;
#endif
}

int kernels_sleef_version(void) {
    return SLEEF_VERSION_MAJOR * 10000 + SLEEF_VERSION_MINOR * 100 + SLEEF_VERSION_PATCHLEVEL;
}

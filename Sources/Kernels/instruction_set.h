#pragma STDC FP_CONTRACT OFF
#ifndef INSTRUCTION_SET_H
#define INSTRUCTION_SET_H

// Everything between BEGIN and END is compiled for the instruction set that the bits were defined on: hardware FMA.
#if defined(__x86_64__)
#define KERNELS_BEGIN                                                                                                  \
    _Pragma("clang attribute push(__attribute__((target(\"avx2,fma\"))), apply_to = function)")
#define KERNELS_END _Pragma("clang attribute pop")
#elif defined(__aarch64__)
#define KERNELS_BEGIN
#define KERNELS_END
#else
#error "notebook needs an x86-64 or arm64 processor"
#endif

#endif

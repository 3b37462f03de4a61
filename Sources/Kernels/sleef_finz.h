#pragma STDC FP_CONTRACT OFF

// sleef.h hides its reproducible functions. finz means: with FMA, every form gives the same bits (but pow's does not).
#define SLEEF_DOUBLE(name) Sleef_finz_##name##d1_u10purecfma
#define SLEEF_FLOAT(name) Sleef_finz_##name##f1_u10purecfma
double SLEEF_DOUBLE(pow)(double, double);
float SLEEF_FLOAT(pow)(float, float);

#if DOUBLES == 1
typedef double doubles_element;
typedef float floats_element;
#define DECLARE(name, NAME, VECTOR, ONE)                                                                               \
    NAME##_element ONE(name)(NAME##_element);                                                                      \
    static inline VECTOR NAME##_##name(VECTOR x) { return (VECTOR){ONE(name)(x[0])}; }
#elif defined(__x86_64__)
// Where wide registers are a function's and not the file's, clang passes wide vectors in memory, and SLEEF does not look
// there. So the vector goes through memory to a few instructions that call SLEEF as it was compiled.
#define TEXT(symbol) TEXT_NOW(symbol)
#define TEXT_NOW(symbol) #symbol
#define DECLARE(name, NAME, VECTOR, ONE)                                                                               \
    __asm__(".text\n.p2align 4\nkernels_call_" TEXT(SLEEF_MANY_##NAME(name)) ":\n"                                          \
            "push %rbx\nmov %rdi, %rbx\nvmovups (%rdi), %" VECTOR_REGISTER "\ncall " TEXT(SLEEF_MANY_##NAME(name)) "@PLT\n" \
            "vmovups %" VECTOR_REGISTER ", (%rbx)\npop %rbx\nret\n");                                                  \
    void call_##NAME##_##name(VECTOR *) __asm__("kernels_call_" TEXT(SLEEF_MANY_##NAME(name)));                             \
    static inline __attribute__((always_inline)) VECTOR NAME##_##name(VECTOR x) {                                      \
        call_##NAME##_##name(&x);                                                                                      \
        return x;                                                                                                      \
    }
#else
#define DECLARE(name, NAME, VECTOR, ONE)                                                                               \
    VECTOR SLEEF_MANY_##NAME(name)(VECTOR);                                                                                 \
    static inline VECTOR NAME##_##name(VECTOR x) { return SLEEF_MANY_##NAME(name)(x); }
#endif

#define DECLARE_BOTH(name)                                                                                             \
    DECLARE(name, doubles, double_vector, SLEEF_DOUBLE)                                                                \
    DECLARE(name, floats, float_vector, SLEEF_FLOAT)
DECLARE_BOTH(exp)
DECLARE_BOTH(expm1)
DECLARE_BOTH(log)
DECLARE_BOTH(log1p)
DECLARE_BOTH(sin)
DECLARE_BOTH(cos)
DECLARE_BOTH(tan)
DECLARE_BOTH(tanh)
#undef DECLARE_BOTH
#undef DECLARE

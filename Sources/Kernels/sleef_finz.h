#pragma STDC FP_CONTRACT OFF

// sleef.h hides its reproducible functions. finz means: with FMA, every form gives the same bits.
#define SLEEF_DOUBLE(name) Sleef_finz_##name##d1_u10purecfma
#define SLEEF_FLOAT(name) Sleef_finz_##name##f1_u10purecfma

#ifdef SLEEF_DOUBLES
#define DECLARE_VECTORS(name)                                                                                          \
    double_vector SLEEF_DOUBLES(name)(double_vector);                                                                  \
    float_vector SLEEF_FLOATS(name)(float_vector);
#else
#define SLEEF_DOUBLES(name) doubles_##name
#define SLEEF_FLOATS(name) floats_##name
#define DECLARE_VECTORS(name)                                                                                          \
    static inline double_vector doubles_##name(double_vector x) { return (double_vector){SLEEF_DOUBLE(name)(x[0])}; }  \
    static inline float_vector floats_##name(float_vector x) { return (float_vector){SLEEF_FLOAT(name)(x[0])}; }
#endif

#define DECLARE(name)                                                                                                  \
    double SLEEF_DOUBLE(name)(double);                                                                                 \
    float SLEEF_FLOAT(name)(float);                                                                                    \
    DECLARE_VECTORS(name)
DECLARE(exp)
DECLARE(expm1)
DECLARE(log)
DECLARE(log1p)
DECLARE(sin)
DECLARE(cos)
DECLARE(tan)
DECLARE(tanh)
#undef DECLARE
#undef DECLARE_VECTORS
double SLEEF_DOUBLE(pow)(double, double);
float SLEEF_FLOAT(pow)(float, float);

#pragma STDC FP_CONTRACT OFF
#include "kernels.h"

static double one(enum kernels_unary_operation operation, double x) {
    double result;
    kernels_unary_double(operation, &result, &x, 1);
    return result;
}

static double two(enum kernels_binary_operation operation, double x, double y) {
    static const ptrdiff_t layout[] = {1, 1, 1, 1};
    double result;
    kernels_binary_double(operation, &result, &x, &y, layout);
    return result;
}

double kernels_exp(double x) { return one(KERNELS_EXP, x); }
double kernels_log(double x) { return one(KERNELS_LOG, x); }
double kernels_log1p(double x) { return one(KERNELS_LOG1P, x); }
double kernels_sin(double x) { return one(KERNELS_SIN, x); }
double kernels_cos(double x) { return one(KERNELS_COS, x); }
double kernels_tan(double x) { return one(KERNELS_TAN, x); }
double kernels_tanh(double x) { return one(KERNELS_TANH, x); }
double kernels_pow(double x, double y) { return two(KERNELS_POWER, x, y); }
double kernels_floor_divide(double x, double y) { return two(KERNELS_FLOOR_DIVIDE, x, y); }
double kernels_remainder(double x, double y) { return two(KERNELS_REMAINDER, x, y); }

#pragma STDC FP_CONTRACT OFF
#include "kernels.h"

static const ptrdiff_t layout[] = {1, 1, 1, 1};

static double perform(enum kernels_code code, int operation, double x, double y) {
    const struct kernels_instruction instruction = {.code = code, .detail = operation, .count = 1};
    double result;
    kernels_perform_double(&instruction, 1, &result, &x, &y, &x, layout);
    return result;
}

static double one(enum kernels_unary_operation operation, double x) {
    return perform(KERNELS_UNARY, (int)operation, x, x);
}

static double two(enum kernels_binary_operation operation, double x, double y) {
    return perform(KERNELS_BINARY, (int)operation, x, y);
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

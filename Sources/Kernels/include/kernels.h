#pragma STDC FP_CONTRACT OFF
#ifndef KERNELS_H
#define KERNELS_H

#include <stdbool.h>
#include <stddef.h>

// The only place where elements are multiplied and added in bulk. The same input gives the same bits on every machine,
// at every vector width and optimisation level:
// - a fused multiply-add stands only where it is written;
// - mathematics comes from SLEEF's finz functions, whose scalar and vector forms agree on every bit;
// - a NaN that a kernel computes is always the one positive quiet NaN (which operand's NaN a processor hands on, and the
//   sign of a new one, differ); kernels that only move elements move their bits.
//
// Every function exists for double and for float. Pointers are to elements, none is null unless the count is 0. "out"
// is dense in C order, and may be an input only where that is said.
//
// A layout is a run of numbers: the rank r, r extents, then r strides for each array it describes, in elements,
// outermost axis first. An axis that is broadcast has stride 0. Ranks are at most 8; at least one axis is given.

enum kernels_unary_operation {
    KERNELS_NEGATE, KERNELS_EXP, KERNELS_LOG, KERNELS_SQRT, KERNELS_SIN, KERNELS_COS, KERNELS_TAN, KERNELS_TANH,
    KERNELS_SIGMOID, KERNELS_RELU, KERNELS_ABS, KERNELS_SIGN, KERNELS_FLOOR, KERNELS_CEIL, KERNELS_ROUND,
    KERNELS_SQUARE, KERNELS_RECIPROCAL, KERNELS_SOFTPLUS, KERNELS_EXPM1, KERNELS_LOG1P, KERNELS_IS_NAN, KERNELS_NOT,
    KERNELS_TRUTH, KERNELS_WHOLE
};

enum kernels_binary_operation {
    KERNELS_ADD, KERNELS_SUBTRACT, KERNELS_MULTIPLY, KERNELS_DIVIDE, KERNELS_POWER, KERNELS_INTEGER_POWER,
    KERNELS_FLOOR_DIVIDE, KERNELS_REMAINDER, KERNELS_MAXIMUM, KERNELS_MINIMUM, KERNELS_LESS, KERNELS_LESS_OR_EQUAL,
    KERNELS_EQUAL, KERNELS_NOT_EQUAL, KERNELS_GREATER, KERNELS_GREATER_OR_EQUAL, KERNELS_AND, KERNELS_OR
};

// The optimisers of Keras 3 in their forms; for each, the slots that it keeps of a parameter, in order, and its constants
// from constants[2] on. constants[0] is the weight decay and constants[1] the learning rate: unless the decay is 0,
// w -= w * decay * rate comes first. t is the step, from 1.
enum kernels_optimizer {
    KERNELS_SGD,                        // nothing
    KERNELS_SGD_MOMENTUM,               // velocity; momentum
    KERNELS_SGD_NESTEROV,               // velocity; momentum
    KERNELS_ADAM,                       // mean, square; rate * sqrt(1 - beta2^t) / (1 - beta1^t), beta1, beta2, epsilon
    KERNELS_ADAM_AMSGRAD,               // mean, square, largest square; as for Adam
    KERNELS_RMSPROP,                    // square; rho, epsilon
    KERNELS_RMSPROP_MOMENTUM,           // square, velocity; rho, epsilon, momentum
    KERNELS_RMSPROP_CENTERED,           // square, mean; rho, epsilon
    KERNELS_RMSPROP_CENTERED_MOMENTUM,  // square, velocity, mean; rho, epsilon, momentum
    KERNELS_ADAGRAD,                    // sum of squares; epsilon
    KERNELS_ADADELTA,                   // square, square of the steps; rho, epsilon
    KERNELS_ADAMAX,                     // mean, norm; beta1, beta2, epsilon, 1 - beta1^t
    KERNELS_NADAM,                      // mean, square; beta1, beta2, epsilon, u(t + 1), 1 - P * u(t + 1), 1 - u(t),
                                        // 1 - P, 1 - beta2^t; u(t) is beta1 * (1 - 0.96^t / 2), P is u(1) * ... * u(t)
    KERNELS_LION                        // mean; beta1, beta2
};

enum kernels_reduction { KERNELS_SUM, KERNELS_PRODUCT, KERNELS_LARGEST, KERNELS_SMALLEST };

/// Whether this processor can run the kernels: on x86-64 it needs AVX2 and FMA. Nothing else here may be called if not.
bool kernels_supported(void);

// SLEEF's version as the build saw it, 30501 for 3.5.1.
int kernels_sleef_version(void);

// One number at a time, with the bits that kernels_unary and kernels_binary give.
double kernels_exp(double x);
double kernels_log(double x);
double kernels_log1p(double x);
double kernels_sin(double x);
double kernels_cos(double x);
double kernels_tan(double x);
double kernels_tanh(double x);
double kernels_pow(double x, double y);
double kernels_floor_divide(double x, double y);
double kernels_remainder(double x, double y);

#define KERNELS_DECLARE(REAL, NAMED)                                                                                   \
    /* out[i] = operation(x[i]) for i < n. out may be x. Truth values are 1 and 0. */                                  \
    void NAMED(kernels_unary)(int operation, REAL *out, const REAL *x, ptrdiff_t n);                                   \
    /* out = a operation b over the extents of the layout, which holds the strides of a, then of b.                    \
       out may be an input that is dense. x**2, x**-1, x**.5 are x*x, 1/x, sqrt(x). Division and remainder are         \
       Python's: rounded down, with the sign of the divisor. */                                                        \
    void NAMED(kernels_binary)(int operation, REAL *out, const REAL *a, const REAL *b, const ptrdiff_t *layout);       \
    /* out = condition != 0 ? a : b; the layout holds the strides of condition, a, b. */                               \
    void NAMED(kernels_select)(REAL *out, const REAL *condition, const REAL *a, const REAL *b,                         \
                               const ptrdiff_t *layout);                                                               \
    /* out[m, n] = sum over p < k of a[i * a_row + p * a_column] * b[p * b_row + j * b_column]: one chain of fused     \
       multiply-adds over p in order, begun anew every 256, the blocks' sums added in order. */                        \
    void NAMED(kernels_product)(REAL *out, const REAL *a, const REAL *b, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,        \
                                ptrdiff_t a_row, ptrdiff_t a_column, ptrdiff_t b_row, ptrdiff_t b_column);             \
    /* Two layouts one after the other: the axes that stay, with the strides of x, and the axes that are reduced.      \
       Element r of those, in C order, belongs to lane r mod 16; a lane is combined in order; lanes l and l + 8, then  \
       l + 4, l + 2, l + 1. The largest and the smallest are NaN if any element is. */                                 \
    void NAMED(kernels_reduce)(int reduction, REAL *out, const REAL *x, const ptrdiff_t *layouts);                     \
    /* out = x at the strides of the layout; x is moved to its first element already. */                               \
    void NAMED(kernels_copy)(REAL *out, const REAL *x, const ptrdiff_t *layout);                                       \
    /* The other way: dense x is put at the strides of the layout into out. */                                         \
    void NAMED(kernels_place)(REAL *out, const REAL *x, const ptrdiff_t *layout);                                      \
    void NAMED(kernels_fill)(REAL *out, REAL value, ptrdiff_t n);                                                      \
    /* out row i = x row indices[i], rows of width elements; the indices are whole and in range. */                    \
    void NAMED(kernels_gather)(REAL *out, const REAL *x, const REAL *indices, ptrdiff_t n, ptrdiff_t width);           \
    /* out row indices[i] += x row i, in the order of i; out is filled before. */                                      \
    void NAMED(kernels_scatter_add)(REAL *out, const REAL *x, const REAL *indices, ptrdiff_t n, ptrdiff_t width);      \
    /* One step of an optimiser on n parameters w along their gradients g. Slot k of the state begins at               \
       state + k * stride; the constants are listed at enum kernels_optimizer. Element by element: ranges may be moved \
       one by one, in any order, with the same bits. */                                                                \
    void NAMED(kernels_move)(int optimizer, REAL *w, const REAL *g, REAL *state, ptrdiff_t stride, ptrdiff_t n,        \
                             const double *constants);                                                                 \
    /* The sum of x[i]^2 by the tree of kernels_reduce. */                                                             \
    REAL NAMED(kernels_sum_of_squares)(const REAL *x, ptrdiff_t n);                                                    \
    /* x[i] kept between -limit and limit. */                                                                          \
    void NAMED(kernels_clip)(REAL *x, ptrdiff_t n, double limit);                                                      \
    /* x[i] = x[i] * factor / divisor */                                                                               \
    void NAMED(kernels_rescale)(REAL *x, ptrdiff_t n, double factor, double divisor);

#define KERNELS_DOUBLE(name) name##_double
#define KERNELS_FLOAT(name) name##_float
KERNELS_DECLARE(double, KERNELS_DOUBLE)
KERNELS_DECLARE(float, KERNELS_FLOAT)

#endif

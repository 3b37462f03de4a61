#pragma STDC FP_CONTRACT OFF
#ifndef KERNELS_H
#define KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The only place where elements are multiplied and added in bulk. The same input gives the same bits on every machine,
// at every vector width and optimisation level:
// - a fused multiply-add stands only where it is written;
// - mathematics comes from SLEEF's finz functions, whose scalar and vector forms agree on every bit;
// - a NaN that a kernel computes is always the one positive quiet NaN (which operand's NaN a processor hands on, and the
//   sign of a new one, differ); kernels that only move elements move their bits.
//
// Every function exists for double and for float. One text is compiled for each instruction set; which one runs is
// chosen once, at start.
//
// A layout is a run of numbers: the rank r, r extents, then r strides for each array it describes, in elements,
// outermost axis first. An axis that is broadcast has stride 0. Ranks are at most 8; at least one axis is given.

enum kernels_unary_operation {
    KERNELS_NEGATE, KERNELS_EXP, KERNELS_LOG, KERNELS_SQRT, KERNELS_SIN, KERNELS_COS, KERNELS_TAN, KERNELS_TANH,
    KERNELS_SIGMOID, KERNELS_RELU, KERNELS_ABS, KERNELS_SIGN, KERNELS_FLOOR, KERNELS_CEIL, KERNELS_ROUND,
    KERNELS_SQUARE, KERNELS_RECIPROCAL, KERNELS_SOFTPLUS, KERNELS_EXPM1, KERNELS_LOG1P, KERNELS_IS_NAN, KERNELS_NOT,
    KERNELS_TRUTH, KERNELS_ERF, KERNELS_WHOLE
};

enum kernels_binary_operation {
    KERNELS_ADD, KERNELS_SUBTRACT, KERNELS_MULTIPLY, KERNELS_DIVIDE, KERNELS_POWER, KERNELS_INTEGER_POWER,
    KERNELS_FLOOR_DIVIDE, KERNELS_REMAINDER, KERNELS_MAXIMUM, KERNELS_MINIMUM, KERNELS_LESS, KERNELS_LESS_OR_EQUAL,
    KERNELS_EQUAL, KERNELS_NOT_EQUAL, KERNELS_GREATER, KERNELS_GREATER_OR_EQUAL, KERNELS_AND, KERNELS_OR,
    // b * a * (1 - a), b * (1 - a^2), a > 0 ? b : 0: what a derivative b becomes on its way back through a sigmoid, a tanh
    // or a relu that gave a.
    KERNELS_SIGMOID_GRADIENT, KERNELS_TANH_GRADIENT, KERNELS_RELU_GRADIENT,
    // -a * log(p) - (1 - a) * log(1 - p), p being b kept 1e-7 away from 0 and 1; and its derivative in b.
    KERNELS_CROSSENTROPY, KERNELS_CROSSENTROPY_GRADIENT,
    // The same of one class: -a * log(p).
    KERNELS_CLASS_CROSSENTROPY, KERNELS_CLASS_CROSSENTROPY_GRADIENT
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

enum kernels_finish { KERNELS_ADDS_BIAS = 1, KERNELS_RECTIFIES = 2 };

enum kernels_reduction { KERNELS_SUM, KERNELS_PRODUCT, KERNELS_LARGEST, KERNELS_SMALLEST };

enum kernels_code {
    /// out[i] = detail(first[i]) for i < count. out may be first. Truth values are 1 and 0.
    KERNELS_UNARY,
    /// The same with out as its input.
    KERNELS_UNARY_IN_PLACE,
    /// out = first detail second over the extents of the layout, which holds the strides of both. out may be an input
    /// that is dense. x**2, x**-1, x**.5 are x*x, 1/x, sqrt(x). Division and remainder are Python's: rounded down, with
    /// the sign of the divisor.
    KERNELS_BINARY,
    /// out = first != 0 ? second : third; the layout holds the strides of the three.
    KERNELS_SELECT,
    /// count matrices, each out[m, n] = sum over p < k of first[i, p] * second[p, j]: one chain of fused multiply-adds
    /// over p in order, begun anew every 256, the blocks' sums added in order; but where n is 1, by the lanes and the tree
    /// of KERNELS_REDUCE, each lane a chain. With KERNELS_ADDS_BIAS in detail third[j] is added, with KERNELS_RECTIFIES
    /// the larger of that and 0 taken. Not a layout but nine numbers: m, n, k; from row to row and from column to column
    /// of first, then of second; from matrix to matrix of first, of second.
    KERNELS_MATRIX_PRODUCT,
    /// Two layouts one after the other: the axes that stay, with the strides of first, and the axes that are reduced.
    /// Element r of those, in C order, belongs to lane r mod 16; a lane is combined in order; lanes l and l + 8, then
    /// l + 4, l + 2, l + 1. The largest and the smallest are NaN if any element is.
    KERNELS_REDUCE,
    /// out[i, j] = exp(first[i, j] - m) / sum over k of exp(first[i, k] - m), m being the largest of row i: what
    /// KERNELS_REDUCE and the elementwise kernels give one by one. Two numbers: rows and columns.
    KERNELS_SOFTMAX,
    /// out = first at the strides of the layout.
    KERNELS_COPY,
    /// The other way: dense first is put at the strides of the layout into out.
    KERNELS_PLACE,
    /// out[i] = 0 for i < count.
    KERNELS_FILL,
    /// out row i = first row second[i] for i < count. Not a layout but two numbers: the rows of first, their width.
    KERNELS_GATHER,
    /// out row second[i] += first row i for i < count in order; out is filled before. Two numbers: the rows of out,
    /// their width.
    KERNELS_SCATTER_ADD,
    /// out[i, j, k] = first[i, 0, k] + ... + first[i, j, k], added in this order; with detail 1 from the last j on down.
    /// Three numbers: how many i, j and k there are.
    KERNELS_RUNNING_SUM,
    /// All states of a cell, detail, that goes along steps from states of zero. first is the product of the inputs with
    /// their kernel, [steps, rows, gates * units]; second the kernel of the states, [units, gates * units]; third the
    /// bias, [gates * units], of a GRU [2, gates * units]. Four numbers: steps, rows, units, whether there is a bias.
    /// out is the hidden states, [steps + 1, rows, units], zeros first, and what else the gradient needs: the cells,
    /// likewise; the gates, [steps, rows, gates * units]; of an LSTM the hyperbolic tangents of the cells, of a GRU the
    /// products with the kernel of the states and their bias. Rows do not meet.
    KERNELS_RECURRENCE,
    /// The derivatives in what the gates are made of, [steps, rows, gates * units], of a GRU twice: on the input's side,
    /// and on the state's. first is the derivatives in the hidden states, [rows, steps, units], or in the last,
    /// [rows, units]; second what KERNELS_RECURRENCE gave; third its second, transposed. Four numbers: steps, rows,
    /// units, at most 4096; whether first has every step.
    KERNELS_RECURRENCE_GRADIENT,
    /// What a window sees of the images first, [images, height, width, channels], at each of its places: out[image, i, j,
    /// row, column, channel], 0 outside the image. Fourteen numbers: images, height, width, channels; rows and columns
    /// of the window; its stride, its dilation, its padding before the image, and how many places it has, each for rows,
    /// then columns.
    KERNELS_PATCHES,
    /// The other way: such patches, first, are added in their order to images of zeros.
    KERNELS_FOLD,
    /// The element of second where the images first are largest, in each window and channel: the first of equals, the
    /// first NaN. second may be first. The same fourteen numbers.
    KERNELS_MAX_POOL,
    /// The other way: second, in its order, is added to images of zeros where first is largest.
    KERNELS_MAX_POOL_GRADIENT,
    /// The product of the patches of the images first with the kernel second, [window rows, window columns, channels,
    /// filters]: [images, rows, columns, filters], in the blocks of KERNELS_MATRIX_PRODUCT, for one filter too; detail and
    /// third as there. The same fourteen numbers, then how many filters there are.
    KERNELS_CONVOLUTION,
    /// The derivatives in its images, from those in what it gives, first, and the kernel, second: the product of first
    /// with the transposed kernel, folded. The same fifteen numbers.
    KERNELS_CONVOLUTION_IMAGES,
    /// The derivatives in its kernel, from the images first and the derivatives in what it gives, second: the product of
    /// the transposed patches with second. The same fifteen numbers.
    KERNELS_CONVOLUTION_KERNEL
};

/// What goes along steps: the hyperbolic tangent of input and state; gates input, forget, candidate, output; gates
/// update, reset, candidate, where the reset gate multiplies the product with the state.
enum kernels_cell { KERNELS_SIMPLE, KERNELS_LSTM, KERNELS_GRU };

/// One primitive: which, and where its arrays lie. "out" is dense in C order, and an input only where that is said.
struct kernels_instruction {
    enum kernels_code code;
    /// Which unary or binary operation or reduction.
    int32_t detail;
    /// Elements, rows or matrices.
    ptrdiff_t count;
    /// Where in the table of layouts its own begins.
    ptrdiff_t layout;
    /// Offsets in elements from the bases that it is performed with.
    ptrdiff_t output, first, second, third;
};

/// Whether this processor can run the kernels: on x86-64 it needs AVX2 and FMA. Nothing else here may be called if not.
bool kernels_supported(void);

/// The instruction set that is in use: "scalar", "avx2", "avx512" or "neon". It is the widest that the processor has,
/// or the one that NN_KERNELS names.
const char *kernels_instruction_set(void);

/// Takes another one, if the processor has it; for tests, while nothing is performed.
bool kernels_use(const char *instruction_set);

/// For what this thread performs, at most so many threads at once, itself among them; 0 takes the limit away. Else there
/// are as many as NN_THREADS says, or processors, but at most eight. What is computed does not depend on it.
void kernels_limit_threads(int threads);

/// How many threads may work for this one.
int kernels_threads(void);

// SLEEF's version as the build saw it, 30501 for 3.5.1.
int kernels_sleef_version(void);

// One number at a time, with the bits that kernels_perform gives.
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
    /* Performs n instructions in order. In a plan all bases are the same buffer; else each array has its own. Gives    \
       the position of the first instruction that met an index outside the rows, where it stopped, or -1. */           \
    ptrdiff_t NAMED(kernels_perform)(const struct kernels_instruction *instructions, ptrdiff_t n, REAL *output,        \
                                     const REAL *first, const REAL *second, const REAL *third,                         \
                                     const ptrdiff_t *layouts);                                                        \
    /* Rows of width elements of x, by their numbers, count of them, one after the other. */                           \
    void NAMED(kernels_take_rows)(REAL *out, const double *x, const ptrdiff_t *rows, ptrdiff_t count,                  \
                                  ptrdiff_t width);                                                                    \
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

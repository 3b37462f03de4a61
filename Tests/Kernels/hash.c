// Runs every kernel on fixed pseudo-random numbers and prints a hash of the bits of each. The lines must be the same for
// each instruction set, processor, compiler, level of optimisation and number of threads.
#include "kernels.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;
static uint64_t draw(void) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state >> 11;
}

static uint64_t hash;
static void add(const void *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) hash = (hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
}

static void begin(uint64_t seed) { state = seed, hash = 14695981039346656037u; }
static void print(const char *type, const char *what, int detail) {
    printf("%s %s %d %016" PRIx64 "\n", type, what, detail, hash);
}

static const double specials[] = {0,   -0.0, 1,      -1,       2,       0.5,     -0.5,    3,       -2,    7,
                                  1e6, 0.25, 1e-300, 0x1p-149, 0x1p1023, -1e300, 0x1p-30, 0x1p-60, 88.75, 709.8};

// Arrays are exactly as large as they are, so that a sanitizer sees what is touched beside them.
#define WRITTEN_FOR(REAL, NAME)                                                                                        \
    static REAL *NAME##_numbers(ptrdiff_t n, int kind) {                                                               \
        REAL *x = malloc((size_t)(n > 0 ? n : 1) * sizeof *x);                                                         \
        for (ptrdiff_t i = 0; i < n; i++) {                                                                            \
            const uint64_t r = draw();                                                                                 \
            const double unit = (double)(r >> 12) * 0x1p-41 * 2 - 1;                                                   \
            const double scale = (double)(UINT64_C(1) << (r & 31)) * 0x1p-16;                                          \
            x[i] = (REAL)(kind == 0 ? unit : unit * scale);                                                            \
            if (kind == 2 && r % 7 == 0) x[i] = (REAL)specials[(r >> 8) % 20];                                         \
            if (kind == 2 && r % 61 == 0) x[i] = (REAL)(r & 64 ? -__builtin_nan("") : __builtin_nan("7"));             \
            if (kind == 2 && r % 67 == 0) x[i] = (REAL)(r & 64 ? __builtin_inf() : -__builtin_inf());                  \
        }                                                                                                              \
        return x;                                                                                                      \
    }                                                                                                                  \
    static ptrdiff_t NAME##_perform(enum kernels_code code, int detail, ptrdiff_t count, ptrdiff_t length, REAL *a,    \
                                    REAL *b, REAL *c, const ptrdiff_t *layout) {                                       \
        const struct kernels_instruction instruction = {.code = code, .detail = detail, .count = count};               \
        REAL *out = malloc((size_t)(length > 0 ? length : 1) * sizeof *out);                                           \
        for (ptrdiff_t i = 0; i < length; i++) out[i] = (REAL)(i % 5);                                                 \
        const ptrdiff_t stopped = kernels_perform_##NAME(&instruction, 1, out, a, b, c, layout);                       \
        add(out, (size_t)length * sizeof *out);                                                                        \
        free(out);                                                                                                     \
        return stopped;                                                                                                \
    }                                                                                                                  \
    static void NAME##_unary(int operation) {                                                                          \
        begin(3);                                                                                                      \
        for (ptrdiff_t n = 0; n < 71; n++) {                                                                           \
            REAL *x = NAME##_numbers(n, 2);                                                                            \
            NAME##_perform(KERNELS_UNARY, operation, n, n, x, x, x, 0);                                                \
            free(x);                                                                                                   \
        }                                                                                                              \
        for (int kind = 0; kind < 3; kind++) {                                                                         \
            REAL *x = NAME##_numbers(LONG, kind);                                                                      \
            NAME##_perform(KERNELS_UNARY, operation, LONG, LONG, x, x, x, 0);                                          \
            free(x);                                                                                                   \
        }                                                                                                              \
        print(#NAME, "unary", operation);                                                                              \
    }                                                                                                                  \
    static void NAME##_binary(int operation) {                                                                         \
        begin(5);                                                                                                      \
        for (ptrdiff_t m = 1; m < 40; m += m < 5 ? 1 : 7)                                                              \
            for (ptrdiff_t n = 0; n < 71; n += n < 36 ? 1 : 5) {                                                       \
                REAL *x = NAME##_numbers(m * n + 1, 2), *y = NAME##_numbers(m * n + m + n + 1, n % 3);                 \
                const ptrdiff_t strides[][4] = {{n, 1, n, 1}, {n, 1, 0, 0}, {0, 0, n, 1}, {n, 1, 0, 1}, {n, 1, 1, 0},  \
                                                {1, m, n, 1}, {0, 1, 1, m}, {1, 0, 0, 1}};                             \
                for (int form = 0; form < 8; form++) {                                                                 \
                    ptrdiff_t layout[7] = {2, m, n};                                                                   \
                    memcpy(layout + 3, strides[form], sizeof strides[form]);                                           \
                    NAME##_perform(KERNELS_BINARY, operation, 0, m * n, x, y, y, layout);                              \
                }                                                                                                      \
                NAME##_perform(KERNELS_BINARY, operation, 0, m * n, x, y, y, (ptrdiff_t[]){1, m * n, 1, 1});           \
                free(x), free(y);                                                                                      \
            }                                                                                                          \
        REAL *x = NAME##_numbers(LONG, 1), *y = NAME##_numbers(LONG, 1);                                               \
        NAME##_perform(KERNELS_BINARY, operation, 0, LONG, x, y, y, (ptrdiff_t[]){1, LONG, 1, 1});                     \
        NAME##_perform(KERNELS_BINARY, operation, 0, LONG, x, y, y, (ptrdiff_t[]){1, LONG, 1, 0});                     \
        free(x), free(y);                                                                                              \
        print(#NAME, "binary", operation);                                                                             \
    }                                                                                                                  \
    static void NAME##_reduce(int reduction) {                                                                         \
        begin(7);                                                                                                      \
        for (ptrdiff_t m = 1; m < 71; m += m < 20 ? 1 : 5)                                                             \
            for (ptrdiff_t n = 0; n < 71; n += n < 36 ? 1 : 5) {                                                       \
                REAL *x = NAME##_numbers(3 * m * n, n % 4 == 0 ? 2 : 0);                                               \
                const ptrdiff_t layouts[][11] = {{1, 1, 1, 1, 3 * m * n, 1}, {1, 3 * m, n, 1, n, 1},                   \
                                                 {1, n, 1, 1, 3 * m, n},     {2, 3, n, m * n, 1, 1, m, n},             \
                                                 {1, m, n, 2, 3, n, m * n, 1}, {1, m, 3, 1, n, 3 * m}};                \
                const ptrdiff_t lengths[] = {1, 3 * m, n, 3 * n, m, m};                                                \
                for (int form = 0; form < 6; form++)                                                                   \
                    NAME##_perform(KERNELS_REDUCE, reduction, 0, lengths[form], x, x, x, layouts[form]);               \
                free(x);                                                                                               \
            }                                                                                                          \
        REAL *x = NAME##_numbers(LONG, 0);                                                                             \
        NAME##_perform(KERNELS_REDUCE, reduction, 0, 1, x, x, x, (ptrdiff_t[]){1, 1, 1, 1, LONG, 1});                  \
        NAME##_perform(KERNELS_REDUCE, reduction, 0, 300, x, x, x, (ptrdiff_t[]){1, 300, 1, 1, LONG / 300, 300});      \
        NAME##_perform(KERNELS_REDUCE, reduction, 0, LONG / 300, x, x, x,                                              \
                       (ptrdiff_t[]){1, LONG / 300, 300, 1, 300, 1});                                                  \
        free(x);                                                                                                       \
        print(#NAME, "reduce", reduction);                                                                             \
    }                                                                                                                  \
    static void NAME##_softmax(void) {                                                                                 \
        begin(23);                                                                                                     \
        for (ptrdiff_t n = 1; n < 71; n++) {                                                                           \
            const ptrdiff_t rows = n % 3 ? 3 : 1 + LONG / 20 / n;                                                      \
            REAL *x = NAME##_numbers(rows * n, n % 4 == 0 ? 2 : 0);                                                    \
            NAME##_perform(KERNELS_SOFTMAX, 0, 0, rows * n, x, x, x, (ptrdiff_t[]){rows, n});                          \
            free(x);                                                                                                   \
        }                                                                                                              \
        REAL *x = NAME##_numbers(LONG, 0);                                                                             \
        NAME##_perform(KERNELS_SOFTMAX, 0, 0, LONG, x, x, x, (ptrdiff_t[]){1, LONG});                                  \
        free(x);                                                                                                       \
        print(#NAME, "softmax", 0);                                                                                    \
    }                                                                                                                  \
    static void NAME##_move(void) {                                                                                    \
        begin(9);                                                                                                      \
        for (ptrdiff_t m = 1; m < 71; m += m < 36 ? 1 : 5)                                                             \
            for (ptrdiff_t n = 1; n < 71; n += n < 36 ? 1 : 5) {                                                       \
                REAL *x = NAME##_numbers(2 * m * n, 2), *y = NAME##_numbers(m * n, 2), *z = NAME##_numbers(n, 2);      \
                NAME##_perform(KERNELS_SELECT, 0, 0, m * n, x, y, z, (ptrdiff_t[]){2, m, n, 1, m, n, 1, 0, 1});        \
                NAME##_perform(KERNELS_SELECT, 0, 0, m * n, z, x, y, (ptrdiff_t[]){2, m, n, 0, 1, 2, 0, n, 1});        \
                NAME##_perform(KERNELS_COPY, 0, 0, m * n, x, x, x, (ptrdiff_t[]){2, n, m, 1, n});                      \
                NAME##_perform(KERNELS_COPY, 0, 0, 2 * m * n, x, x, x, (ptrdiff_t[]){3, 2, n, m, m * n, 1, n});        \
                NAME##_perform(KERNELS_COPY, 0, 0, 2 * m * n, x, x, x, (ptrdiff_t[]){3, m, 2, n, 2 * n, 0, 2});        \
                NAME##_perform(KERNELS_COPY, 0, 0, m * n, x, x, x, (ptrdiff_t[]){2, m, n, 2 * n, 1});                  \
                NAME##_perform(KERNELS_PLACE, 0, 0, 2 * m * n, y, y, y, (ptrdiff_t[]){2, m, n, 2 * n, 2});             \
                NAME##_perform(KERNELS_PLACE, 0, 0, 2 * m * n, y, y, y, (ptrdiff_t[]){2, m, n, 2 * n, 1});             \
                NAME##_perform(KERNELS_FILL, 0, m, m * n, y, y, y, 0);                                                 \
                for (ptrdiff_t i = 0; i < n; i++) z[i] = (REAL)(draw() % (uint64_t)m);                                 \
                NAME##_perform(KERNELS_GATHER, 0, n, n * 2 * n, x, z, z, (ptrdiff_t[]){m, 2 * n});                     \
                NAME##_perform(KERNELS_SCATTER_ADD, 0, n, m * 2, x, z, z, (ptrdiff_t[]){m, 2});                        \
                NAME##_perform(KERNELS_RUNNING_SUM, 0, 0, m * n, x, x, x, (ptrdiff_t[]){1, m, n});                     \
                NAME##_perform(KERNELS_RUNNING_SUM, 1, 0, m * n, x, x, x, (ptrdiff_t[]){m, n, 1});                     \
                free(x), free(y), free(z);                                                                             \
            }                                                                                                          \
        print(#NAME, "move", 0);                                                                                       \
    }                                                                                                                  \
    static void NAME##_product(int form) {                                                                             \
        static const ptrdiff_t extents[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18,    \
                                            19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 37, 61, 97};   \
        static const ptrdiff_t depths[] = {1, 2, 3, 5, 8, 17, 31, 127, 255, 256, 257, 263, 523};                       \
        begin(11);                                                                                                     \
        for (int i = 0; i < 36; i++)                                                                                   \
            for (int j = 0; j < 36; j++) {                                                                             \
                const ptrdiff_t m = extents[i], n = extents[j], k = depths[(i * 5 + j * 3 + form) % 13];               \
                REAL *a = NAME##_numbers(2 * m * k, i % 8 == 0 && k < 20 ? 2 : 0), *b = NAME##_numbers(k * n, 0);      \
                REAL *c = NAME##_numbers(n, i % 4 == 0 ? 2 : 0);                                                       \
                const ptrdiff_t layout[] = {m, n, k, form & 1 ? 1 : k, form & 1 ? m : 1, form & 2 ? 1 : n,             \
                                            form & 2 ? k : 1, m * k, 0};                                               \
                NAME##_perform(KERNELS_MATRIX_PRODUCT, 0, 2, 2 * m * n, a, b, b, layout);                              \
                NAME##_perform(KERNELS_MATRIX_PRODUCT, 1 + (i + j) % 3, 2, 2 * m * n, a, b, c, layout);                \
                free(a), free(b), free(c);                                                                             \
            }                                                                                                          \
        const ptrdiff_t large[][3] = {{131, 509, 263}, {1, 1031, 257}, {1031, 1, 300}, {17, 100, 1031}, {257, 250, 67}}; \
        for (int i = 0; i < 5; i++) {                                                                                  \
            const ptrdiff_t m = large[i][0], n = large[i][1], k = large[i][2];                                         \
            REAL *a = NAME##_numbers(m * k, 0), *b = NAME##_numbers(k * n, 0);                                         \
            const ptrdiff_t layout[] = {m, n, k, form & 1 ? 1 : k, form & 1 ? m : 1, form & 2 ? 1 : n,                 \
                                        form & 2 ? k : 1, 0, 0};                                                       \
            REAL *c = NAME##_numbers(n, 0);                                                                            \
            for (int detail = 0; detail < 4; detail++)                                                                 \
                NAME##_perform(KERNELS_MATRIX_PRODUCT, detail, 1, m * n, a, b, c, layout);                             \
            free(a), free(b), free(c);                                                                                 \
        }                                                                                                              \
        print(#NAME, "product", form);                                                                                 \
    }                                                                                                                  \
    static void NAME##_window(void) {                                                                                  \
        static const ptrdiff_t shapes[][14] = {                                                                        \
            {2, 5, 6, 3, 3, 3, 1, 1, 1, 1, 1, 1, 5, 6}, {1, 9, 8, 1, 2, 3, 2, 1, 1, 1, 0, 0, 4, 6},                    \
            {3, 7, 7, 5, 3, 2, 2, 3, 2, 2, 2, 1, 3, 2}, {2, 4, 4, 70, 2, 2, 2, 2, 1, 1, 0, 0, 2, 2},                   \
            {17, 28, 28, 9, 3, 3, 1, 1, 1, 1, 1, 1, 28, 28}};                                                          \
        begin(13);                                                                                                     \
        for (int i = 0; i < 5; i++) {                                                                                  \
            const ptrdiff_t *s = shapes[i], image = s[0] * s[1] * s[2] * s[3], places = s[0] * s[12] * s[13] * s[3];   \
            REAL *x = NAME##_numbers(image, i % 2 ? 0 : 2), *y = NAME##_numbers(places * s[4] * s[5], 0);              \
            NAME##_perform(KERNELS_PATCHES, 0, 0, places * s[4] * s[5], x, x, x, s);                                   \
            NAME##_perform(KERNELS_FOLD, 0, 0, image, y, y, y, s);                                                     \
            NAME##_perform(KERNELS_MAX_POOL, 0, 0, places, x, x, x, s);                                                \
            REAL *z = NAME##_numbers(image, 0);                                                                        \
            NAME##_perform(KERNELS_MAX_POOL, 0, 0, places, x, z, x, s);                                                \
            NAME##_perform(KERNELS_MAX_POOL_GRADIENT, 0, 0, image, x, y, x, s);                                        \
            free(x), free(y), free(z);                                                                                 \
        }                                                                                                              \
        print(#NAME, "window", 0);                                                                                     \
    }                                                                                                                  \
    static void NAME##_convolution(void) {                                                                             \
        static const ptrdiff_t shapes[][15] = {                                                                        \
            {2, 5, 6, 3, 3, 3, 1, 1, 1, 1, 1, 1, 5, 6, 4},    {1, 9, 8, 1, 2, 3, 2, 1, 1, 1, 0, 0, 4, 6, 1},           \
            {3, 7, 7, 5, 3, 2, 2, 3, 2, 2, 2, 1, 3, 2, 33},   {2, 4, 4, 70, 2, 2, 2, 2, 1, 1, 0, 0, 2, 2, 97},         \
            {17, 28, 28, 9, 3, 3, 1, 1, 1, 1, 1, 1, 28, 28, 17}, {1, 3, 3, 700, 3, 3, 1, 1, 1, 1, 1, 1, 3, 3, 500},    \
            {1, 1, 2, 9, 1, 4000, 1, 1, 1, 1, 0, 3999, 1, 2, 3}};                                                      \
        begin(23);                                                                                                     \
        for (int i = 0; i < 7; i++) {                                                                                  \
            const ptrdiff_t *s = shapes[i], image = s[0] * s[1] * s[2] * s[3], out = s[0] * s[12] * s[13] * s[14];     \
            const ptrdiff_t kernel = s[4] * s[5] * s[3] * s[14];                                                       \
            REAL *x = NAME##_numbers(image, i % 3 == 2 ? 2 : 0), *g = NAME##_numbers(out, i % 3 == 1 ? 2 : 0);         \
            REAL *w = NAME##_numbers(kernel, 0);                                                                       \
            for (int detail = 0; detail < 4; detail++)                                                                 \
                NAME##_perform(KERNELS_CONVOLUTION, detail, 0, out, x, w, w, s);                                       \
            NAME##_perform(KERNELS_CONVOLUTION_IMAGES, 0, 0, image, g, w, w, s);                                       \
            NAME##_perform(KERNELS_CONVOLUTION_KERNEL, 0, 0, kernel, x, g, g, s);                                      \
            free(x), free(g), free(w);                                                                                 \
        }                                                                                                              \
        print(#NAME, "convolution", 0);                                                                                \
    }                                                                                                                  \
    static void NAME##_recurrence(int cell) {                                                                          \
        static const ptrdiff_t sizes[][3] = {{1, 1, 1}, {3, 2, 5}, {5, 7, 16}, {9, 33, 64}};                           \
        const ptrdiff_t gates = cell == KERNELS_LSTM ? 4 : cell == KERNELS_GRU ? 3 : 1;                                \
        begin(17);                                                                                                     \
        for (int i = 0; i < 4; i++) {                                                                                  \
            const ptrdiff_t steps = sizes[i][0], rows = sizes[i][1], u = sizes[i][2], plane = rows * u;                \
            const ptrdiff_t kept = cell == KERNELS_LSTM ? (steps + 1) * plane + steps * plane * 5                      \
                                   : cell == KERNELS_GRU ? steps * plane * 6 : 0;                                      \
            REAL *x = NAME##_numbers(steps * plane * gates, 0), *w = NAME##_numbers(u * u * gates, 0);                 \
            REAL *bias = NAME##_numbers(2 * gates * u, 0), *g = NAME##_numbers(steps * plane, 0);                      \
            const ptrdiff_t size = (steps + 1) * plane + kept;                                                         \
            REAL *states = malloc((size_t)size * sizeof *states);                                                      \
            const struct kernels_instruction forwards = {.code = KERNELS_RECURRENCE, .detail = cell};                  \
            for (int with = 0; with < 2; with++) {                                                                     \
                const ptrdiff_t layout[] = {steps, rows, u, with};                                                     \
                kernels_perform_##NAME(&forwards, 1, states, x, w, bias, layout);                                      \
                add(states, (size_t)size * sizeof *states);                                                            \
                NAME##_perform(KERNELS_RECURRENCE_GRADIENT, cell, 0,                                                   \
                               steps * plane * gates * (cell == KERNELS_GRU ? 2 : 1), g, states, w, layout);           \
            }                                                                                                          \
            free(x), free(w), free(bias), free(g), free(states);                                                       \
        }                                                                                                              \
        print(#NAME, "recurrence", cell);                                                                              \
    }                                                                                                                  \
    static void NAME##_optimizer(int optimizer) {                                                                      \
        const double constants[] = {0.01, 0.1, 0.3, 0.9, 0.99, 1e-3, 0.7, 0.2, 0.4, 0.6};                              \
        begin(19);                                                                                                     \
        for (ptrdiff_t n = 1; n < 200000; n = n < 20 ? n + 1 : n * 7) {                                                \
            REAL *w = NAME##_numbers(n, 0), *g = NAME##_numbers(n, 0), *state = NAME##_numbers(3 * n, 0);              \
            for (ptrdiff_t i = 0; i < 3 * n; i++) state[i] = state[i] * state[i];                                      \
            kernels_move_##NAME(optimizer, w, g, state, n, n, constants);                                              \
            add(w, (size_t)n * sizeof *w), add(state, (size_t)(3 * n) * sizeof *state);                                \
            free(w), free(g), free(state);                                                                             \
        }                                                                                                              \
        print(#NAME, "optimizer", optimizer);                                                                          \
    }                                                                                                                  \
    static void NAME##_all(void) {                                                                                     \
        for (int i = 0; i <= KERNELS_WHOLE; i++) NAME##_unary(i);                                                      \
        for (int i = 0; i <= KERNELS_CLASS_CROSSENTROPY_GRADIENT; i++) NAME##_binary(i);                               \
        for (int i = 0; i <= KERNELS_SMALLEST; i++) NAME##_reduce(i);                                                  \
        NAME##_softmax();                                                                                              \
        NAME##_move();                                                                                                 \
        NAME##_window();                                                                                               \
        NAME##_convolution();                                                                                          \
        for (int i = 0; i <= KERNELS_GRU; i++) NAME##_recurrence(i);                                                   \
        for (int i = 0; i <= KERNELS_LION; i++) NAME##_optimizer(i);                                                   \
        for (int form = 0; form < 4; form++) NAME##_product(form);                                                     \
    }

#ifndef LONG
#define LONG 250123
#endif
WRITTEN_FOR(double, double)
WRITTEN_FOR(float, float)

int main(int count, char **arguments) {
    if (!kernels_supported() || (count > 1 && !kernels_use(arguments[1]))) {
        fprintf(stderr, "this processor does not have %s\n", count > 1 ? arguments[1] : "what the kernels need");
        return 77;
    }
    double_all();
    float_all();
    return 0;
}

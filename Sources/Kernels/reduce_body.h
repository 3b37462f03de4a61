#pragma STDC FP_CONTRACT OFF

#define SHIFTED(lane, step) (((lane) + (step)) % LANES)

static inline __attribute__((always_inline)) VECTOR NAMED(combine)(const enum kernels_reduction reduction, VECTOR a,
                                                                   VECTOR b) {
    switch (reduction) {
    case KERNELS_SUM: return a + b;
    case KERNELS_PRODUCT: return a * b;
    case KERNELS_LARGEST: return ((a >= b) | (a != a)) ? a : b;
    case KERNELS_SMALLEST: return ((a <= b) | (a != a)) ? a : b;
    }
    return a;
}

static inline __attribute__((always_inline)) REAL NAMED(neutral)(const enum kernels_reduction reduction) {
    switch (reduction) {
    case KERNELS_SUM: return 0;
    case KERNELS_PRODUCT: return 1;
    case KERNELS_LARGEST: return -INFINITE;
    case KERNELS_SMALLEST: return INFINITE;
    }
    return 0;
}

enum { NAMED(vectors) = 16 / LANES };

// Lanes l and l + 8, then l + 4, l + 2, l + 1: halves of the vectors, then halves of the one that is left.
static inline __attribute__((always_inline)) REAL NAMED(tree)(const enum kernels_reduction reduction, VECTOR *lanes) {
    FULLY for (int half = NAMED(vectors) / 2; half > 0; half /= 2)
        FULLY for (int i = 0; i < half; i++) lanes[i] = NAMED(combine)(reduction, lanes[i], lanes[i + half]);
    VECTOR sum = lanes[0];
#define HALVE(step)                                                                                                    \
    sum = NAMED(combine)(reduction, sum, __builtin_shufflevector(sum, sum, EACH_LANE(SHIFTED, step)));
#if LANES > 8
    HALVE(8)
#endif
#if LANES > 4
    HALVE(4)
#endif
#if LANES > 2
    HALVE(2)
#endif
#if LANES > 1
    HALVE(1)
#endif
#undef HALVE
    return sum[0] == sum[0] ? sum[0] : NOT_A_NUMBER;
}

// n neighbours: the whole array, or the last axis of a row.
static inline __attribute__((always_inline)) REAL NAMED(reduce_row)(const enum kernels_reduction reduction,
                                                                    const REAL *x, ptrdiff_t n) {
    const VECTOR neutral = (VECTOR)NAMED(neutral)(reduction);
    VECTOR lanes[NAMED(vectors)];
    FULLY for (int i = 0; i < NAMED(vectors); i++) lanes[i] = neutral;
    for (; n >= 16; n -= 16, x += 16)
        FULLY for (int i = 0; i < NAMED(vectors); i++)
            lanes[i] = NAMED(combine)(reduction, lanes[i], LOAD(x + i * LANES));
    FULLY for (int i = 0; i < NAMED(vectors); i++) {
        const ptrdiff_t count = n - i * LANES;
        if (count >= LANES) {
            lanes[i] = NAMED(combine)(reduction, lanes[i], LOAD(x + i * LANES));
        } else if (count > 0) {
            const VECTOR next = NAMED(combine)(reduction, lanes[i], LOAD_PART(x + i * LANES, count));
            lanes[i] = NAMED(first_lanes)(count) ? next : lanes[i];
        }
    }
    return NAMED(tree)(reduction, lanes);
}

// A vector of neighbouring columns at once, over rows: the sum over samples of a gradient. The lanes that no row
// reaches are neutral, so that halves of the tree that hold only such need not be combined.
static inline __attribute__((always_inline)) void NAMED(reduce_columns)(const enum kernels_reduction reduction,
                                                                        REAL *out, const REAL *x, ptrdiff_t n,
                                                                        ptrdiff_t stride, ptrdiff_t columns) {
    const VECTOR neutral = (VECTOR)NAMED(neutral)(reduction);
    VECTOR lanes[16];
#define NEXT(l)                                                                                                        \
    lanes[l] = NAMED(combine)(reduction, lanes[l], columns < LANES ? LOAD_PART(x, columns) : LOAD(x)), x += stride;
    FULLY for (int l = 0; l < 16; l++) lanes[l] = neutral;
    ptrdiff_t left = n;
    for (; left >= 16; left -= 16) FULLY for (int l = 0; l < 16; l++) { NEXT(l) }
    FULLY for (int l = 0; l < 16; l++) if (l < left) { NEXT(l) }
#undef NEXT
    FULLY for (int half = 8; half > 0; half /= 2)
        if (n > half) FULLY for (int l = 0; l < half; l++)
            lanes[l] = NAMED(combine)(reduction, lanes[l], lanes[l + half]);
    const VECTOR r = CANONICAL(lanes[0]);
    if (columns < LANES)
        STORE_PART(out, r, columns);
    else
        STORE(out, r);
}

// One element of the result from any layout.
static REAL NAMED(reduce_any)(const enum kernels_reduction reduction, const REAL *x, const ptrdiff_t *layout) {
    REAL lanes[16];
    ptrdiff_t lane = 0;
    for (int l = 0; l < 16; l++) lanes[l] = NAMED(neutral)(reduction);
    WALK1(x, for (ptrdiff_t i = 0; i < n; i++) {
        lanes[lane] = NAMED(combine)(reduction, (VECTOR)lanes[lane], (VECTOR)x[i * x_stride])[0];
        lane = (lane + 1) & 15;
    })
    VECTOR vectors[NAMED(vectors)];
    for (int i = 0; i < NAMED(vectors); i++) vectors[i] = LOAD(lanes + i * LANES);
    return NAMED(tree)(reduction, vectors);
}

static inline __attribute__((always_inline)) void NAMED(reduce_as)(const enum kernels_reduction reduction, REAL *out,
                                                                   const REAL *x, const ptrdiff_t *layout) {
    const ptrdiff_t *reduced = layout + 1 + 2 * layout[0];
    const bool is_one_axis = reduced[0] == 1;
    const ptrdiff_t length = reduced[1], stride = reduced[2];
    WALK1(x, if (is_one_axis && stride == 1) {
        for (ptrdiff_t i = 0; i < n; i++) *out++ = NAMED(reduce_row)(reduction, x + i * x_stride, length);
    } else if (is_one_axis && x_stride == 1) {
        for (ptrdiff_t i = 0; i < n; i += LANES) {
            const ptrdiff_t columns = n - i < LANES ? n - i : LANES;
            NAMED(reduce_columns)(reduction, out, x + i, length, stride, columns);
            out += columns;
        }
    } else {
        for (ptrdiff_t i = 0; i < n; i++) *out++ = NAMED(reduce_any)(reduction, x + i * x_stride, reduced);
    })
}

static void NAMED(reduce)(int reduction, REAL *out, const REAL *x, const ptrdiff_t *layouts) {
    switch ((enum kernels_reduction)reduction) {
    case KERNELS_SUM: NAMED(reduce_as)(KERNELS_SUM, out, x, layouts); break;
    case KERNELS_PRODUCT: NAMED(reduce_as)(KERNELS_PRODUCT, out, x, layouts); break;
    case KERNELS_LARGEST: NAMED(reduce_as)(KERNELS_LARGEST, out, x, layouts); break;
    case KERNELS_SMALLEST: NAMED(reduce_as)(KERNELS_SMALLEST, out, x, layouts); break;
    }
}
#undef SHIFTED

static void NAMED(running_sum)(int backwards, REAL *out, const REAL *x, const ptrdiff_t *shape) {
    const ptrdiff_t length = shape[1], width = shape[2], step = backwards ? -width : width;
    for (ptrdiff_t i = 0; i < shape[0]; i++) {
        ptrdiff_t place = i * length * width + (backwards ? (length - 1) * width : 0);
        for (ptrdiff_t k = 0; k < width; k++) out[place + k] = x[place + k];
        for (ptrdiff_t j = 1; j < length; j++) {
            place += step;
            for (ptrdiff_t k = 0; k < width; k++) {
                const REAL sum = out[place - step + k] + x[place + k];
                out[place + k] = sum == sum ? sum : NOT_A_NUMBER;
            }
        }
    }
}

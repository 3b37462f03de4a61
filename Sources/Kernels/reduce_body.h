#pragma STDC FP_CONTRACT OFF

#define LARGER(a, b) ((a) >= (b) || (a) != (a) ? (a) : (b))
#define SMALLER(a, b) ((a) <= (b) || (a) != (a) ? (a) : (b))
#define PLUS(a, b) ((a) + (b))
#define TIMES(a, b) ((a) * (b))

// One element of the result: 16 lanes over the reduced axes in C order, then the tree.
#define REDUCE_ONE(NAME, COMBINE, START)                                                                               \
    static REAL NAMED(NAME)(const REAL *x, const ptrdiff_t *layout) {                                                  \
        const ptrdiff_t rank = layout[0], *extents = layout + 1, *strides = extents + rank;                            \
        const ptrdiff_t last = rank - 1, n = extents[last], stride = strides[last];                                    \
        ptrdiff_t rows = 1, place[8] = {0}, lane = 0;                                                                  \
        REAL lanes[16];                                                                                                \
        for (int l = 0; l < 16; l++) lanes[l] = START;                                                                 \
        for (ptrdiff_t axis = 0; axis < last; axis++) rows *= extents[axis];                                           \
        for (ptrdiff_t row = 0; row < rows; row++) {                                                                   \
            ptrdiff_t i = 0;                                                                                           \
            if (stride == 1 && lane == 0)                                                                              \
                for (; i + 16 <= n; i += 16)                                                                           \
                    for (int l = 0; l < 16; l++) lanes[l] = COMBINE(lanes[l], x[i + l]);                               \
            for (; i < n; i++) {                                                                                       \
                lanes[lane] = COMBINE(lanes[lane], x[i * stride]);                                                     \
                lane = (lane + 1) & 15;                                                                                \
            }                                                                                                          \
            for (ptrdiff_t axis = last - 1; axis >= 0; axis--) {                                                       \
                x += strides[axis];                                                                                    \
                if (++place[axis] < extents[axis]) break;                                                              \
                x -= strides[axis] * extents[axis];                                                                    \
                place[axis] = 0;                                                                                       \
            }                                                                                                          \
        }                                                                                                              \
        for (int half = 8; half > 0; half >>= 1)                                                                       \
            for (int l = 0; l < half; l++) lanes[l] = COMBINE(lanes[l], lanes[l + half]);                              \
        return lanes[0] == lanes[0] ? lanes[0] : NOT_A_NUMBER;                                                         \
    }
REDUCE_ONE(reduce_sum, PLUS, 0)
REDUCE_ONE(reduce_product, TIMES, 1)
REDUCE_ONE(reduce_largest, LARGER, -INFINITE)
REDUCE_ONE(reduce_smallest, SMALLER, INFINITE)
#undef REDUCE_ONE

// Eight neighbouring columns at once, one reduced axis: the sum over samples of a gradient.
static void NAMED(sum_columns)(REAL *out, const REAL *x, ptrdiff_t n, ptrdiff_t stride) {
    REAL lanes[16][8] = {{0}};
    for (ptrdiff_t i = 0; i < n; i++)
        for (int j = 0; j < 8; j++) lanes[i & 15][j] += x[i * stride + j];
    for (int half = 8; half > 0; half >>= 1)
        for (int l = 0; l < half; l++)
            for (int j = 0; j < 8; j++) lanes[l][j] += lanes[l + half][j];
    for (int j = 0; j < 8; j++) out[j] = lanes[0][j] == lanes[0][j] ? lanes[0][j] : NOT_A_NUMBER;
}

static void NAMED(reduce)(int reduction, REAL *out, const REAL *x, const ptrdiff_t *layouts) {
    const ptrdiff_t rank = layouts[0], *extents = layouts + 1, *strides = extents + rank;
    const ptrdiff_t *reduced = strides + rank;
    const bool by_columns = reduction == KERNELS_SUM && reduced[0] == 1 && strides[rank - 1] == 1;
    ptrdiff_t count = 1, place[8] = {0};
    for (ptrdiff_t axis = 0; axis < rank; axis++) count *= extents[axis];
    for (ptrdiff_t i = 0; i < count;) {
        ptrdiff_t done = 1;
        if (by_columns && place[rank - 1] + 8 <= extents[rank - 1]) {
            NAMED(sum_columns)(out + i, x, reduced[1], reduced[2]);
            done = 8;
        } else {
            switch ((enum kernels_reduction)reduction) {
            case KERNELS_SUM: out[i] = NAMED(reduce_sum)(x, reduced); break;
            case KERNELS_PRODUCT: out[i] = NAMED(reduce_product)(x, reduced); break;
            case KERNELS_LARGEST: out[i] = NAMED(reduce_largest)(x, reduced); break;
            case KERNELS_SMALLEST: out[i] = NAMED(reduce_smallest)(x, reduced); break;
            }
        }
        i += done;
        for (ptrdiff_t axis = rank - 1; axis >= 0; axis--) {
            x += strides[axis] * done;
            place[axis] += done;
            done = 1;
            if (place[axis] < extents[axis]) break;
            x -= strides[axis] * extents[axis];
            place[axis] = 0;
        }
    }
}
#undef LARGER
#undef SMALLER
#undef PLUS
#undef TIMES

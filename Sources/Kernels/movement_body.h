#pragma STDC FP_CONTRACT OFF

static void NAMED(fill)(REAL *out, REAL value, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) out[i] = value;
}

static inline void NAMED(copy_row)(REAL *out, const REAL *x, ptrdiff_t stride, ptrdiff_t n) {
    ptrdiff_t i = 0;
    for (; i + LANES <= n; i += LANES) STORE(out + i, NAMED(take)(x + i * stride, stride, LANES));
    if (i < n) STORE_PART(out + i, NAMED(take)(x + i * stride, stride, n - i), n - i);
}

// Rows of lanes elements become columns. What lies past the rows or the columns is taken for zero; whole vectors are
// stored, or only what there is.
static inline __attribute__((always_inline)) void NAMED(transpose)(REAL *out, ptrdiff_t out_row, const REAL *x,
                                                                   ptrdiff_t x_row, ptrdiff_t rows, ptrdiff_t columns,
                                                                   const bool stores_whole) {
    VECTOR v[LANES];
    if (rows == LANES && columns == LANES)
        FULLY for (int i = 0; i < LANES; i++) v[i] = LOAD(x + i * x_row);
    else
        FULLY for (int i = 0; i < LANES; i++)
            v[i] = i < rows ? LOAD_PART(x + i * x_row, columns) : (VECTOR)(REAL)0;
#define LOW(lane, step) ((lane) & (step) ? LANES + ((lane) ^ (step)) : (lane))
#define HIGH(lane, step) ((lane) & (step) ? LANES + (lane) : (lane) | (step))
#define STAGE(step)                                                                                                    \
    FULLY for (int i = 0; i < LANES; i++) if (!(i & (step))) {                                                         \
        const VECTOR low = v[i], high = v[i + (step)];                                                                 \
        v[i] = __builtin_shufflevector(low, high, EACH_LANE(LOW, step));                                               \
        v[i + (step)] = __builtin_shufflevector(low, high, EACH_LANE(HIGH, step));                                     \
    }
#if LANES > 1
    STAGE(1)
#endif
#if LANES > 2
    STAGE(2)
#endif
#if LANES > 4
    STAGE(4)
#endif
#if LANES > 8
    STAGE(8)
#endif
#undef STAGE
#undef HIGH
#undef LOW
    if (stores_whole || rows == LANES)
        FULLY for (int i = 0; i < LANES; i++) if (i < columns) STORE(out + i * out_row, v[i]);
    if (!stores_whole && rows < LANES)
        FULLY for (int i = 0; i < LANES; i++) if (i < columns) STORE_PART(out + i * out_row, v[i], rows);
}

// The last two axes change places: blocks that fit the registers.
static void NAMED(transpose_all)(REAL *out, const REAL *x, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride) {
    for (ptrdiff_t i = 0; i < rows; i += LANES)
        for (ptrdiff_t j = 0; j < columns; j += LANES)
            NAMED(transpose)(out + i * columns + j, columns, x + j * stride + i, stride,
                             columns - j < LANES ? columns - j : LANES, rows - i < LANES ? rows - i : LANES, false);
}

static void NAMED(copy)(REAL *out, const REAL *x, const ptrdiff_t *layout) {
    const ptrdiff_t before = layout[0] - 2;
    if (before < 0 || layout[1 + layout[0] + before] != 1 || layout[1 + before] < 4 || layout[2 + before] < 4) {
        WALK1(x, NAMED(copy_row)(out + row * n, x, x_stride, n))
        return;
    }
    const ptrdiff_t height = layout[1 + before], width = layout[2 + before], stride = layout[2 + layout[0] + before];
    ptrdiff_t outer[1 + 2 * 8] = {1, 1, 0};
    if (before > 0) {
        outer[0] = before;
        for (ptrdiff_t axis = 1; axis <= before; axis++)
            outer[axis] = layout[axis], outer[axis + before] = layout[axis + layout[0]];
    }
    layout = outer;
    WALK1(x, for (ptrdiff_t i = 0; i < n; i++, out += height * width)
                 NAMED(transpose_all)(out, x + i * x_stride, height, width, stride))
}

static void NAMED(place)(REAL *out, const REAL *x, const ptrdiff_t *layout) {
    WALK1(out, if (out_stride == 1) NAMED(copy_row)(out, x + row * n, 1, n);
          else for (ptrdiff_t i = 0; i < n; i++) out[i * out_stride] = x[row * n + i])
}

// Indices are numbers that were computed: one outside the rows ends it.
static bool NAMED(gather)(REAL *out, const REAL *x, const REAL *indices, ptrdiff_t n, const ptrdiff_t *shape) {
    const ptrdiff_t rows = shape[0], width = shape[1];
    for (ptrdiff_t i = 0; i < n; i++) {
        if (!(indices[i] >= 0 && indices[i] < (REAL)rows)) return false;
        const REAL *row = x + (ptrdiff_t)indices[i] * width;
        for (ptrdiff_t j = 0; j < width; j++) *out++ = row[j];
    }
    return true;
}

static bool NAMED(scatter_add)(REAL *out, const REAL *x, const REAL *indices, ptrdiff_t n, const ptrdiff_t *shape) {
    const ptrdiff_t rows = shape[0], width = shape[1];
    for (ptrdiff_t i = 0; i < n; i++) {
        if (!(indices[i] >= 0 && indices[i] < (REAL)rows)) return false;
        REAL *row = out + (ptrdiff_t)indices[i] * width;
        for (ptrdiff_t j = 0; j < width; j++) {
            const REAL sum = row[j] + *x++;
            row[j] = sum == sum ? sum : NOT_A_NUMBER;
        }
    }
    return true;
}

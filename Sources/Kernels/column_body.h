#pragma STDC FP_CONTRACT OFF

// A product with one column is m sums of k products. As in a reduction each has sixteen lanes and their tree: one chain
// would wait for itself.

enum { NAMED(abreast) = 4 };

// Rows that lie one after the other, some at once.
static inline __attribute__((always_inline)) void NAMED(dot_rows)(const struct NAMED(product) * p, ptrdiff_t row,
                                                                  const int rows) {
    const REAL *a = p->a + row * p->a_row, *b = p->b;
    VECTOR lanes[NAMED(abreast)][NAMED(vectors)];
    FULLY for (int r = 0; r < rows; r++) FULLY for (int i = 0; i < NAMED(vectors); i++) lanes[r][i] = (VECTOR)(REAL)0;
    ptrdiff_t left = p->k;
    for (; left >= 16; left -= 16, a += 16, b += 16)
        FULLY for (int i = 0; i < NAMED(vectors); i++) {
            const VECTOR same = LOAD(b + i * LANES);
            FULLY for (int r = 0; r < rows; r++)
                lanes[r][i] = __builtin_elementwise_fma(LOAD(a + r * p->a_row + i * LANES), same, lanes[r][i]);
        }
    FULLY for (int i = 0; i < NAMED(vectors); i++) {
        const ptrdiff_t count = left - i * LANES < LANES ? left - i * LANES : LANES;
        if (count > 0) FULLY for (int r = 0; r < rows; r++) {
            const VECTOR x = LOAD_PART(a + r * p->a_row + i * LANES, count), y = LOAD_PART(b + i * LANES, count);
            const VECTOR next = __builtin_elementwise_fma(x, y, lanes[r][i]);
            lanes[r][i] = NAMED(first_lanes)(count) ? next : lanes[r][i];
        }
    }
    FULLY for (int r = 0; r < rows; r++) {
        const VECTOR sum = (VECTOR)NAMED(tree)(KERNELS_SUM, lanes[r]);
        p->out[row + r] = NAMED(finish)(sum, p->bias ? (VECTOR)*p->bias : sum, p->bias, p->rectifies)[0];
    }
}

// A vector of rows at once, whose elements lie anyhow.
static void NAMED(dot_columns)(const struct NAMED(product) * p, ptrdiff_t row, ptrdiff_t count) {
    const REAL *a = p->a + row * p->a_row, *b = p->b;
    VECTOR lanes[16];
    FULLY for (int l = 0; l < 16; l++) lanes[l] = (VECTOR)(REAL)0;
#define NEXT(l)                                                                                                        \
    lanes[l] = __builtin_elementwise_fma(NAMED(take)(a, p->a_row, count), (VECTOR)*b++, lanes[l]), a += p->a_column;
    ptrdiff_t left = p->k;
    for (; left >= 16; left -= 16) FULLY for (int l = 0; l < 16; l++) { NEXT(l) }
    FULLY for (int l = 0; l < 16; l++) if (l < left) { NEXT(l) }
#undef NEXT
    // A lane may be -0, which adding an empty lane makes 0; after that, empty lanes change nothing.
    FULLY for (int l = 0; l < 8; l++) if (l < p->k) lanes[l] += lanes[l + 8];
    FULLY for (int half = 4; half > 0; half /= 2)
        if (p->k > half) FULLY for (int l = 0; l < half; l++) lanes[l] += lanes[l + half];
    const VECTOR sum = NAMED(finish)(lanes[0], p->bias ? (VECTOR)*p->bias : lanes[0], p->bias, p->rectifies);
    if (count < LANES)
        STORE_PART(p->out + row, sum, count);
    else
        STORE(p->out + row, sum);
}

static void NAMED(multiply_column)(const struct NAMED(product) * p) {
    ptrdiff_t row = 0;
    if (p->a_column == 1 && p->k >= 8) {
        for (; row + NAMED(abreast) <= p->m; row += NAMED(abreast)) NAMED(dot_rows)(p, row, NAMED(abreast));
        for (; row < p->m; row++) NAMED(dot_rows)(p, row, 1);
    }
    for (; row < p->m; row += LANES) NAMED(dot_columns)(p, row, p->m - row < LANES ? p->m - row : LANES);
}

// Some rows or columns of an instruction's product; how its sums are made hangs on the columns of the whole.
static void NAMED(multiply_part)(struct NAMED(product) * product, ptrdiff_t columns) {
    if (columns == 1)
        NAMED(multiply_column)(product);
    else
        NAMED(multiply_matrices)(product);
}

static void NAMED(multiply)(const struct kernels_instruction *instruction, REAL *out, const REAL *a, const REAL *b,
                            const REAL *bias, const ptrdiff_t *layout) {
    struct NAMED(product) product = NAMED(read_product)(instruction->detail, out, a, b, bias, layout);
    NAMED(multiply_part)(&product, layout[1]);
}

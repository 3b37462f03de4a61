#pragma STDC FP_CONTRACT OFF

enum { NAMED(lanes) = sizeof(VECTOR) / sizeof(REAL), NAMED(columns) = 2 * NAMED(lanes) };

// rows x columns of out from a strip of a and a packed panel of b, one block of k: count accumulators, each a chain.
static inline __attribute__((always_inline)) void NAMED(strip)(
    const int count, REAL *out, ptrdiff_t out_row, ptrdiff_t out_column, const REAL *a, ptrdiff_t a_row,
    ptrdiff_t a_column, const REAL *panel, ptrdiff_t width, ptrdiff_t depth, bool first, bool last) {
    VECTOR sums[4][2] = {{{0}}};
    for (ptrdiff_t p = 0; p < depth; p++) {
        VECTOR b0, b1;
        __builtin_memcpy(&b0, panel + p * NAMED(columns), sizeof b0);
        __builtin_memcpy(&b1, panel + p * NAMED(columns) + NAMED(lanes), sizeof b1);
        for (int i = 0; i < count; i++) {
            const REAL value = a[i * a_row + p * a_column];
            const VECTOR same = value - (VECTOR){0};
            sums[i][0] = __builtin_elementwise_fma(same, b0, sums[i][0]);
            sums[i][1] = __builtin_elementwise_fma(same, b1, sums[i][1]);
        }
    }
    for (int i = 0; i < count; i++) {
        REAL block[NAMED(columns)];
        __builtin_memcpy(block, sums[i], sizeof block);
        REAL *row = out + i * out_row;
        for (ptrdiff_t j = 0; j < width; j++) {
            const REAL sum = first ? block[j] : row[j * out_column] + block[j];
            row[j * out_column] = last && sum != sum ? NOT_A_NUMBER : sum;
        }
    }
}

static void NAMED(panels)(REAL *out, ptrdiff_t out_row, ptrdiff_t out_column, const REAL *a, const REAL *b,
                          ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, ptrdiff_t a_row, ptrdiff_t a_column, ptrdiff_t b_row,
                          ptrdiff_t b_column) {
    REAL panel[256 * NAMED(columns)];
    for (ptrdiff_t start = 0; start < k; start += 256) {
        const ptrdiff_t depth = k - start < 256 ? k - start : 256;
        const bool first = start == 0, last = start + depth == k;
        for (ptrdiff_t column = 0; column < n; column += NAMED(columns)) {
            const ptrdiff_t width = n - column < NAMED(columns) ? n - column : NAMED(columns);
            for (ptrdiff_t p = 0; p < depth; p++) {
                const REAL *source = b + (start + p) * b_row + column * b_column;
                for (ptrdiff_t j = 0; j < NAMED(columns); j++)
                    panel[p * NAMED(columns) + j] = j < width ? source[j * b_column] : 0;
            }
            const REAL *strip = a + start * a_column;
            REAL *corner = out + column * out_column;
            ptrdiff_t i = 0;
            for (; i + 4 <= m; i += 4)
                NAMED(strip)(4, corner + i * out_row, out_row, out_column, strip + i * a_row, a_row, a_column, panel,
                             width, depth, first, last);
            for (; i < m; i++)
                NAMED(strip)(1, corner + i * out_row, out_row, out_column, strip + i * a_row, a_row, a_column, panel,
                             width, depth, first, last);
        }
    }
}

// A product that is tall and thin is computed as its transpose, to fill the vectors: the chains are the same.
static void NAMED(product)(REAL *out, const REAL *a, const REAL *b, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,
                            ptrdiff_t a_row, ptrdiff_t a_column, ptrdiff_t b_row, ptrdiff_t b_column) {
    if (k == 0)
        NAMED(fill)(out, 0, m * n);
    else if (n < m && n < NAMED(columns))
        NAMED(panels)(out, 1, n, b, a, n, m, k, b_column, b_row, a_column, a_row);
    else
        NAMED(panels)(out, n, 1, a, b, m, n, k, a_row, a_column, b_row, b_column);
}

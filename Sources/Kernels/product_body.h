#pragma STDC FP_CONTRACT OFF

// A product is made of tiles: some rows of out by one, two or three vectors of columns, over one block of k. As many
// accumulators as there are registers for, each a chain.
enum {
    NAMED(widest) = REGISTERS == 32 ? 3 : 2,
    // Rows that are copied together where factors are copied: those of the widest tile.
    NAMED(strip) = REGISTERS == 32 ? 8 : 6,
    NAMED(block) = 256,
    // Multiplications that are done before a tile is set up.
    NAMED(tiny) = 64,
    // Columns of b that are copied together: half of a second-level cache, a whole number of the widest tiles.
    NAMED(columns) = BLOCK_BYTES / sizeof(REAL) / NAMED(block) / (NAMED(widest) * LANES) * NAMED(widest) *
                     LANES
};

struct NAMED(tile) {
    REAL *out;
    ptrdiff_t out_row;
    const REAL *a;
    ptrdiff_t a_row, a_column;
    const REAL *b;
    ptrdiff_t b_row, depth;
    // How many columns of the last vector there are, and whether b ends there too.
    ptrdiff_t rest;
    bool is_short, first, last, rectifies;
    // What is added to each row at last, if anything is.
    const REAL *bias;
};

// What becomes of a sum at last.
static inline __attribute__((always_inline)) VECTOR NAMED(finish)(VECTOR sum, VECTOR bias, bool adds, bool rectifies) {
    if (adds) sum = sum + bias;
    sum = CANONICAL(sum);
    return rectifies ? sum <= 0 ? (VECTOR)(REAL)0 : sum : sum;
}

static inline __attribute__((always_inline)) void NAMED(accumulate)(const struct NAMED(tile) * tile, const int rows,
                                                                  const int vectors, const bool is_short) {
    const ptrdiff_t a_row = tile->a_row, a_column = tile->a_column, b_row = tile->b_row, rest = tile->rest;
    const REAL *a = tile->a, *b = tile->b;
    VECTOR sums[16][3];
    FULLY for (int i = 0; i < rows; i++) FULLY for (int j = 0; j < vectors; j++) sums[i][j] = (VECTOR)(REAL)0;
    if (!tile->first) FULLY for (int i = 0; i < rows; i++) FULLY for (int j = 0; j < vectors; j++)
        __builtin_prefetch(tile->out + i * tile->out_row + j * LANES, 1);
    for (ptrdiff_t p = tile->depth; p > 0; p--) {
        VECTOR column[3];
        FULLY for (int j = 0; j < vectors; j++)
            column[j] = is_short && j == vectors - 1 ? LOAD_PART(b + j * LANES, rest)
                                                     : LOAD(b + j * LANES);
        FULLY for (int i = 0; i < rows; i++) {
            const VECTOR same = (VECTOR)a[i * a_row];
            FULLY for (int j = 0; j < vectors; j++)
                sums[i][j] = __builtin_elementwise_fma(same, column[j], sums[i][j]);
        }
        a += a_column;
        b += b_row;
    }
    FULLY for (int i = 0; i < rows; i++) FULLY for (int j = 0; j < vectors; j++) {
        REAL *out = tile->out + i * tile->out_row + j * LANES;
        const bool part = j == vectors - 1 && rest < LANES;
        VECTOR sum = sums[i][j];
        if (!tile->first) sum = (part ? LOAD_PART(out, rest) : LOAD(out)) + sum;
        if (tile->last) {
            const REAL *bias = tile->bias ? tile->bias + j * LANES : 0;
            sum = NAMED(finish)(sum, !bias ? sum : part ? LOAD_PART(bias, rest) : LOAD(bias), bias, tile->rectifies);
        }
        if (part)
            STORE_PART(out, sum, rest);
        else
            STORE(out, sum);
    }
}

#define TILE(rows, vectors)                                                                                            \
    case 16 * vectors + rows:                                                                                          \
        if (tile->is_short)                                                                                            \
            NAMED(accumulate)(tile, rows, vectors, true);                                                                \
        else                                                                                                           \
            NAMED(accumulate)(tile, rows, vectors, false);                                                               \
        break;
static void NAMED(multiply_tile)(const struct NAMED(tile) * tile, ptrdiff_t rows, ptrdiff_t vectors) {
    switch (16 * vectors + rows) {
        TILE(1, 1) TILE(2, 1) TILE(3, 1) TILE(4, 1) TILE(5, 1) TILE(6, 1) TILE(7, 1) TILE(8, 1) TILE(9, 1) TILE(10, 1)
        TILE(1, 2) TILE(2, 2) TILE(3, 2) TILE(4, 2) TILE(5, 2) TILE(6, 2)
#if REGISTERS == 32
        TILE(11, 1) TILE(12, 1) TILE(13, 1) TILE(14, 1)
        TILE(7, 2) TILE(8, 2) TILE(9, 2) TILE(10, 2) TILE(11, 2) TILE(12, 2)
        TILE(1, 3) TILE(2, 3) TILE(3, 3) TILE(4, 3) TILE(5, 3) TILE(6, 3) TILE(7, 3) TILE(8, 3)
#endif
    }
}
#undef TILE

// The rows that a tile of so many vectors has room for.
static inline ptrdiff_t NAMED(most_rows)(ptrdiff_t vectors) {
    if (REGISTERS == 32) return vectors == 1 ? 14 : vectors == 2 ? 12 : 8;
    return vectors == 1 ? 10 : 6;
}

// An even share of what is left: 10 rows where 8 fit are 5 and 5.
static inline ptrdiff_t NAMED(share)(ptrdiff_t left, ptrdiff_t most) {
    if (left <= most) return left;
    const ptrdiff_t parts = (left + most - 1) / most;
    return (left + parts - 1) / parts;
}

enum { NAMED(panel) = NAMED(widest) * LANES };

// out = a b, and what is done with its elements at last. Copies of b are as many columns wide and rows deep as panels has
// room for.
struct NAMED(product) {
    REAL *out;
    const REAL *a, *b;
    ptrdiff_t out_row, m, n, k, a_row, a_column, b_row, b_column;
    const REAL *bias;
    bool rectifies;
    REAL *panels;
};

// Where the rows of b lie one after the other and are few, or are used by few rows of a, nothing is copied.
static inline void NAMED(multiply_directly)(const struct NAMED(product) * product, struct NAMED(tile) * tile,
                                            ptrdiff_t start) {
    const ptrdiff_t m = product->m, n = product->n;
    const REAL *a = product->a + start * product->a_column, *b = product->b + start * product->b_row;
    ptrdiff_t vectors, rows;
    for (ptrdiff_t column = 0; column < n; column += vectors * LANES) {
        const ptrdiff_t left = n - column;
        vectors = NAMED(share)((left + LANES - 1) / LANES, NAMED(widest));
        const ptrdiff_t before = (vectors - 1) * LANES;
        tile->is_short = left - before < LANES;
        tile->rest = tile->is_short ? left - before : LANES;
        tile->b = b + column;
        tile->bias = product->bias ? product->bias + column : 0;
        for (ptrdiff_t row = 0; row < m; row += rows) {
            rows = NAMED(share)(m - row, NAMED(most_rows)(vectors));
            tile->out = product->out + row * tile->out_row + column;
            tile->a = a + row * tile->a_row;
            NAMED(multiply_tile)(tile, rows, vectors);
        }
    }
}

// One panel of b: depth rows of whole vectors, the last filled up with zeros.
static void NAMED(copy_panel)(REAL *panel, const REAL *b, ptrdiff_t b_row, ptrdiff_t b_column, ptrdiff_t depth,
                              ptrdiff_t width, ptrdiff_t vectors) {
    const ptrdiff_t columns = vectors * LANES;
    if (b_column == 1) {
        const ptrdiff_t whole = width / LANES;
        for (ptrdiff_t p = 0; p < depth; p++, panel += columns, b += b_row) {
            for (ptrdiff_t j = 0; j < whole; j++) STORE(panel + j * LANES, LOAD(b + j * LANES));
            if (whole < vectors)
                STORE(panel + whole * LANES, LOAD_PART(b + whole * LANES, width - whole * LANES));
        }
    } else if (b_row == 1) {
        for (ptrdiff_t j = 0; j < columns; j += LANES) {
            const ptrdiff_t rows = width - j < LANES ? width - j : LANES;
            for (ptrdiff_t p = 0; p < depth; p += LANES) {
                const ptrdiff_t rest = depth - p < LANES ? depth - p : LANES;
                if (rows * rest > 4 * LANES) {
                    NAMED(transpose)(panel + p * columns + j, columns, b + j * b_column + p, b_column, rows, rest, true);
                    continue;
                }
                for (ptrdiff_t i = p; i < p + rest; i++) {
                    STORE(panel + i * columns + j, (VECTOR)(REAL)0);
                    SLOWLY for (ptrdiff_t l = 0; l < rows; l++) panel[i * columns + j + l] = b[(j + l) * b_column + i];
                }
            }
        }
    } else {
        for (ptrdiff_t p = 0; p < depth; p++)
            for (ptrdiff_t j = 0; j < columns; j++)
                panel[p * columns + j] = j < width ? b[p * b_row + j * b_column] : 0;
    }
}

// Strips of rows of a, copied so that they lie together; either way that a lies is a way that a tile reads.
static void NAMED(copy_strip)(struct NAMED(tile) * tile, REAL *strip, const REAL *a, ptrdiff_t a_row,
                              ptrdiff_t a_column, ptrdiff_t rows) {
    const ptrdiff_t depth = tile->depth;
    tile->a = strip;
    tile->a_row = a_column == 1 ? NAMED(block) : 1;
    tile->a_column = a_column == 1 ? 1 : NAMED(strip);
    if (a_column == 1)
        for (ptrdiff_t i = 0; i < rows; i++)
            __builtin_memcpy(strip + i * NAMED(block), a + i * a_row, (size_t)depth * sizeof(REAL));
    else if (a_row == 1 && rows == NAMED(strip))
        for (ptrdiff_t p = 0; p < depth; p++)
            __builtin_memcpy(strip + p * NAMED(strip), a + p * a_column, sizeof(REAL) * NAMED(strip));
    else
        for (ptrdiff_t p = 0; p < depth; p++)
            for (ptrdiff_t i = 0; i < rows; i++) strip[p * NAMED(strip) + i] = a[i * a_row + p * a_column];
}

static void NAMED(multiply_panels)(const struct NAMED(product) * product, struct NAMED(tile) * tile, ptrdiff_t row,
                                   ptrdiff_t rows, ptrdiff_t column, ptrdiff_t width, const REAL *panels) {
    for (ptrdiff_t j = 0; j < width; j += NAMED(panel)) {
        const ptrdiff_t columns = width - j < NAMED(panel) ? width - j : NAMED(panel);
        const ptrdiff_t vectors = (columns + LANES - 1) / LANES;
        tile->b = panels + j * tile->depth;
        tile->b_row = vectors * LANES;
        tile->rest = columns - (vectors - 1) * LANES;
        tile->out = product->out + row * product->out_row + column + j;
        tile->bias = product->bias ? product->bias + column + j : 0;
        NAMED(multiply_tile)(tile, rows, vectors);
    }
}

// Some blocks of b are copied into panels, each block as large as half a second-level cache; for some rows at a time,
// so that their part of out stays in the cache too, strips of a are copied and multiplied by one block after the other.
static void NAMED(multiply_copies)(const struct NAMED(product) * product, ptrdiff_t most_columns,
                                   ptrdiff_t most_blocks) {
    enum { rows_together = 16 * NAMED(strip) };
    REAL strip[NAMED(strip) * NAMED(block)] __attribute__((aligned(64)));
    const ptrdiff_t m = product->m, n = product->n, k = product->k;
    const ptrdiff_t a_row = product->a_row, a_column = product->a_column;
    struct NAMED(tile) tile = {.out_row = product->out_row, .rectifies = product->rectifies};
    ptrdiff_t width, depth, rows;
    for (ptrdiff_t start = 0; start < k; start += depth) {
        depth = k - start < most_blocks * NAMED(block) ? k - start : most_blocks * NAMED(block);
        for (ptrdiff_t column = 0; column < n; column += width) {
            width = NAMED(share)((n - column + NAMED(panel) - 1) / NAMED(panel), most_columns / NAMED(panel));
            width = width * NAMED(panel) < n - column ? width * NAMED(panel) : n - column;
            const ptrdiff_t whole = (width + LANES - 1) / LANES * LANES;
            for (ptrdiff_t p = 0; p < depth; p += NAMED(block)) {
                const ptrdiff_t deep = depth - p < NAMED(block) ? depth - p : NAMED(block);
                for (ptrdiff_t j = 0; j < width; j += NAMED(panel)) {
                    const ptrdiff_t columns = width - j < NAMED(panel) ? width - j : NAMED(panel);
                    NAMED(copy_panel)(product->panels + p * whole + j * deep,
                                      product->b + (start + p) * product->b_row + (column + j) * product->b_column,
                                      product->b_row, product->b_column, deep, columns,
                                      (columns + LANES - 1) / LANES);
                }
            }
            for (ptrdiff_t together = 0; together < m; together += rows_together) {
                const ptrdiff_t end = m - together < rows_together ? m : together + rows_together;
                for (ptrdiff_t p = 0; p < depth; p += NAMED(block)) {
                    tile.depth = depth - p < NAMED(block) ? depth - p : NAMED(block);
                    tile.first = start + p == 0;
                    tile.last = start + p + tile.depth == k;
                    for (ptrdiff_t row = together; row < end; row += rows) {
                        rows = NAMED(share)(end - row, NAMED(strip));
                        const REAL *a = product->a + row * a_row + (start + p) * a_column;
                        NAMED(copy_strip)(&tile, strip, a, a_row, a_column, rows);
                        NAMED(multiply_panels)(product, &tile, row, rows, column, width, product->panels + p * whole);
                    }
                }
            }
        }
    }
}

static void NAMED(multiply_few)(const struct NAMED(product) * p) {
    for (ptrdiff_t i = 0; i < p->m; i++) SLOWLY for (ptrdiff_t j = 0; j < p->n; j++) {
        REAL sum = 0;
        SLOWLY for (ptrdiff_t l = 0; l < p->k; l++)
            sum = FUSED(p->a[i * p->a_row + l * p->a_column], p->b[l * p->b_row + j * p->b_column], sum);
        if (p->bias) sum += p->bias[j];
        p->out[i * p->out_row + j] = sum != sum ? NOT_A_NUMBER : p->rectifies && sum <= 0 ? 0 : sum;
    }
}

static void NAMED(multiply_matrices)(struct NAMED(product) * p) {
    const ptrdiff_t m = p->m, n = p->n, k = p->k, deepest = k < NAMED(block) ? k : NAMED(block);
    if (m * n * k <= NAMED(tiny)) {
        NAMED(multiply_few)(p);
    } else if (p->b_column == 1 &&
               (m <= 16 || deepest * n * (ptrdiff_t)sizeof(REAL) <= (m <= 128 ? 2 * BLOCK_BYTES : 32768))) {
        struct NAMED(tile) tile;
        tile.out_row = p->out_row, tile.a_row = p->a_row, tile.a_column = p->a_column, tile.b_row = p->b_row;
        tile.rectifies = p->rectifies;
        for (ptrdiff_t start = 0; start < k; start += NAMED(block)) {
            tile.depth = k - start < NAMED(block) ? k - start : NAMED(block);
            tile.first = start == 0;
            tile.last = start + tile.depth == k;
            NAMED(multiply_directly)(p, &tile, start);
        }
    } else {
        REAL few[NAMED(panel) * NAMED(block)] __attribute__((aligned(64)));
        REAL *scratch = deepest * n > NAMED(panel) * NAMED(block) || k > NAMED(block) ? kernels_scratch() : 0;
        p->panels = scratch ? scratch : few;
        NAMED(multiply_copies)(p, scratch ? NAMED(columns) : NAMED(panel), scratch ? SCRATCH_BLOCKS : 1);
    }
}

// One matrix of an instruction, some of its rows and columns.
static struct NAMED(product) NAMED(read_product)(int detail, REAL *out, const REAL *a, const REAL *b, const REAL *bias,
                                                 const ptrdiff_t *l) {
    return (struct NAMED(product)){out,  a,    b,    l[1], l[0],
                                   l[1], l[2], l[3], l[4], l[5],
                                   l[6], detail & KERNELS_ADDS_BIAS ? bias : 0, detail & KERNELS_RECTIFIES, 0};
}

static void NAMED(product)(REAL *out, const REAL *a, const REAL *b, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k,
                           ptrdiff_t a_row, ptrdiff_t a_column, ptrdiff_t b_row, ptrdiff_t b_column) {
    struct NAMED(product) product = {out, a, b, n, m, n, k, a_row, a_column, b_row, b_column, 0, false, 0};
    NAMED(multiply_matrices)(&product);
}

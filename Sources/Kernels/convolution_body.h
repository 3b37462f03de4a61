#pragma STDC FP_CONTRACT OFF

// Products of what a window sees, which is laid out for some places at a time: with several columns each gives the bits
// of KERNELS_PATCHES, KERNELS_MATRIX_PRODUCT and KERNELS_FOLD one after the other.
struct NAMED(convolution) {
    struct NAMED(window) w;
    REAL *out;
    const REAL *images, *kernel, *slopes;
    // Of all images; of the window, in all channels; and of the kernel.
    ptrdiff_t places, depth, filters;
    // The second factor, [k, n], in panels, block after block, if there is room.
    const REAL *panels;
    ptrdiff_t k, n, b_row, b_column, parts;
    // What is done with sums at last.
    const REAL *bias;
    bool rectifies;
};

static struct NAMED(convolution) NAMED(read_convolution)(const ptrdiff_t *layout) {
    struct NAMED(convolution) c = {.w = NAMED(read_window)(layout), .filters = layout[14]};
    c.places = c.w.images * c.w.count[0] * c.w.count[1];
    c.depth = c.w.size[0] * c.w.size[1] * c.w.channels;
    return c;
}

static void NAMED(copy_factor)(struct NAMED(convolution) * c, ptrdiff_t k, ptrdiff_t n, ptrdiff_t b_row,
                               ptrdiff_t b_column) {
    const ptrdiff_t whole = (n + LANES - 1) / LANES * LANES, room = SCRATCH_BYTES / sizeof(REAL);
    c->k = k, c->n = n, c->b_row = b_row, c->b_column = b_column;
    if (whole > room || k > room / whole) return;
    REAL *panels = kernels_scratch();
    c->panels = panels;
    for (ptrdiff_t p = 0; panels && p < k; p += NAMED(block)) {
        const ptrdiff_t deep = k - p < NAMED(block) ? k - p : NAMED(block);
        for (ptrdiff_t j = 0; j < n; j += NAMED(panel)) {
            const ptrdiff_t columns = n - j < NAMED(panel) ? n - j : NAMED(panel);
            NAMED(copy_panel)(panels + p * whole + j * deep, c->kernel + p * b_row + j * b_column, b_row, b_column,
                              deep, columns, (columns + LANES - 1) / LANES);
        }
    }
}

// By as many threads as there are for it, if there is much to do.
static void NAMED(share_convolution)(struct NAMED(convolution) * c, ptrdiff_t most_parts,
                                     void (*action)(void *, ptrdiff_t)) {
    const double work = (double)c->places * (double)c->depth * (double)c->filters / 8;
    const ptrdiff_t threads = work >= NAMED(much) ? kernels_threads() : 1;
    c->parts = threads < 2 ? 1 : most_parts < 4 * threads ? most_parts : 4 * threads;
    kernels_share(action, c, c->parts);
}

// Rows of a, one block of k, by that block of the second factor.
static void NAMED(multiply_block)(const struct NAMED(convolution) * c, struct NAMED(tile) * tile, REAL *out,
                                  ptrdiff_t rows, ptrdiff_t start) {
    const ptrdiff_t n = c->n, whole = (n + LANES - 1) / LANES * LANES;
    const struct NAMED(product) product = {.out = out,
                                           .out_row = n,
                                           .a = tile->a,
                                           .b = c->kernel + start * c->b_row,
                                           .m = rows,
                                           .n = n,
                                           .bias = c->bias};
    tile->rectifies = c->rectifies;
    tile->depth = c->k - start < NAMED(block) ? c->k - start : NAMED(block);
    tile->first = start == 0;
    tile->last = start + tile->depth == c->k;
    if (c->panels) {
        NAMED(multiply_panels)(&product, tile, 0, rows, 0, n, c->panels + start * whole);
    } else {
        tile->b_row = c->b_row;
        NAMED(multiply_directly)(&product, tile, 0);
    }
}

// The rows that are multiplied at once.
static inline ptrdiff_t NAMED(rows_at_once)(ptrdiff_t n) {
    return n > NAMED(panel) ? NAMED(strip) : NAMED(most_rows)((n + LANES - 1) / LANES);
}

static void NAMED(convolve_part)(void *context, ptrdiff_t part) {
    enum { strips_together = 16, room = 16 * (NAMED(block) + LANES) };
    const struct NAMED(convolution) *c = context;
    const ptrdiff_t at_once = NAMED(rows_at_once)(c->n), to = c->places * (part + 1) / c->parts;
    REAL seen[room] __attribute__((aligned(64)));
    ptrdiff_t end, some, rows;
    for (ptrdiff_t together = c->places * part / c->parts; together < to; together = end) {
        end = to - together < strips_together * at_once ? to : together + strips_together * at_once;
        for (ptrdiff_t start = 0; start < c->k; start += NAMED(block)) {
            const ptrdiff_t deep = c->k - start < NAMED(block) ? c->k - start : NAMED(block), length = deep + LANES;
            for (ptrdiff_t row = together; row < end; row += some) {
                some = NAMED(share)(end - row, room / length / at_once * at_once);
                NAMED(see)(seen, length, c->images, &c->w, row, some, start, deep, false);
                for (ptrdiff_t done = 0; done < some; done += rows) {
                    rows = NAMED(share)(some - done, at_once);
                    struct NAMED(tile) tile = {
                        .out_row = c->n, .a = seen + done * length, .a_row = length, .a_column = 1};
                    NAMED(multiply_block)(c, &tile, c->out + (row + done) * c->n, rows, start);
                }
            }
        }
    }
}

static void NAMED(convolution)(int detail, REAL *out, const REAL *images, const REAL *kernel, const REAL *bias,
                               const ptrdiff_t *layout) {
    struct NAMED(convolution) c = NAMED(read_convolution)(layout);
    c.bias = detail & KERNELS_ADDS_BIAS ? bias : 0, c.rectifies = detail & KERNELS_RECTIFIES;
    c.out = out, c.images = images, c.kernel = kernel;
    NAMED(copy_factor)(&c, c.depth, c.filters, c.filters, 1);
    NAMED(share_convolution)(&c, (c.places + 63) / 64, NAMED(convolve_part));
}

// Some rows of the kernel: what the window sees there, transposed, by the slopes.
static void NAMED(kernel_gradient_part)(void *context, ptrdiff_t part) {
    enum { most = 48 };
    const struct NAMED(convolution) *c = context;
    const ptrdiff_t n = c->filters, to = c->depth * (part + 1) / c->parts;
    REAL seen[(most + LANES) * NAMED(block)] __attribute__((aligned(64)));
    ptrdiff_t rows;
    for (ptrdiff_t row = c->depth * part / c->parts; row < to; row += rows) {
        rows = NAMED(share)(to - row, most);
        for (ptrdiff_t start = 0; start < c->places; start += NAMED(block)) {
            const ptrdiff_t deep = c->places - start < NAMED(block) ? c->places - start : NAMED(block);
            NAMED(see)(seen, rows + LANES, c->images, &c->w, start, deep, row, rows, false);
            struct NAMED(tile) tile = {.out_row = n, .a_row = 1, .a_column = rows + LANES, .b_row = n, .depth = deep};
            tile.first = start == 0;
            tile.last = start + deep == c->places;
            const struct NAMED(product) product = {
                .out = c->out + row * n, .out_row = n, .a = seen, .b = c->slopes + start * n, .m = rows, .n = n};
            NAMED(multiply_directly)(&product, &tile, 0);
        }
    }
}

static void NAMED(convolution_kernel)(REAL *out, const REAL *images, const REAL *slopes, const ptrdiff_t *layout) {
    struct NAMED(convolution) c = NAMED(read_convolution)(layout);
    c.out = out, c.images = images, c.slopes = slopes;
    if (c.places == 0) NAMED(fill)(out, 0, c.depth * c.filters);
    NAMED(share_convolution)(&c, (c.depth + 4) / 5, NAMED(kernel_gradient_part));
}

// Some images: the slopes of some places by the transposed kernel, folded before those of the next.
static void NAMED(image_gradient_part)(void *context, ptrdiff_t part) {
    const struct NAMED(convolution) *c = context;
    const ptrdiff_t from = c->w.images * part / c->parts, to = c->w.images * (part + 1) / c->parts;
    const ptrdiff_t image = c->w.height * c->w.width * c->w.channels, places = c->w.count[0] * c->w.count[1];
    const ptrdiff_t at_once = NAMED(rows_at_once)(c->depth);
    REAL few[NAMED(panel)], *patches = kernels_scratch();
    ptrdiff_t room = PATCHES_BYTES / sizeof(REAL), rows, width;
    if (patches)
        patches += SCRATCH_BYTES / sizeof(REAL);
    else
        patches = few, room = NAMED(panel);
    const ptrdiff_t most = room < c->depth ? 1 : room / c->depth;
    for (ptrdiff_t i = from; i < to; i++) {
        REAL *out = c->out + i * image;
        NAMED(fill)(out, 0, image);
        for (ptrdiff_t place = 0; place < places; place += rows) {
            rows = NAMED(share)(places - place, most);
            const REAL *slopes = c->slopes + (i * places + place) * c->filters;
            for (ptrdiff_t first = 0; first < c->depth; first += width) {
                width = c->depth - first < room ? c->depth - first : room;
                if (c->panels && width == c->depth) {
                    ptrdiff_t some;
                    for (ptrdiff_t row = 0; row < rows; row += some) {
                        some = NAMED(share)(rows - row, at_once);
                        struct NAMED(tile) tile = {.out_row = width, .a_row = c->k, .a_column = 1};
                        for (ptrdiff_t start = 0; start < c->k; start += NAMED(block)) {
                            tile.a = slopes + row * c->k + start;
                            NAMED(multiply_block)(c, &tile, patches + row * width, some, start);
                        }
                    }
                } else {
                    NAMED(multiply_matrices)(&(struct NAMED(product)){.out = patches,
                                                                      .out_row = width,
                                                                      .a = slopes,
                                                                      .b = c->kernel + first * c->k,
                                                                      .m = rows,
                                                                      .n = width,
                                                                      .k = c->k,
                                                                      .a_row = c->k,
                                                                      .a_column = 1,
                                                                      .b_row = 1,
                                                                      .b_column = c->k});
                }
                NAMED(fold_places)(out, patches, &c->w, place, rows, first, width);
            }
        }
        NAMED(make_canonical)(out, image);
    }
}

static void NAMED(convolution_images)(REAL *out, const REAL *slopes, const REAL *kernel, const ptrdiff_t *layout) {
    struct NAMED(convolution) c = NAMED(read_convolution)(layout);
    c.out = out, c.kernel = kernel, c.slopes = slopes;
    NAMED(copy_factor)(&c, c.filters, c.depth, 1, c.filters);
    NAMED(share_convolution)(&c, c.w.images, NAMED(image_gradient_part));
}

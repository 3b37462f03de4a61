#pragma STDC FP_CONTRACT OFF

// One instruction in parts, none of which changes what an element is made of.
struct NAMED(job) {
    const struct kernels_instruction *instruction;
    REAL *out;
    const REAL *a, *b, *c;
    const ptrdiff_t *layout;
    // How many rows, columns, images, … there are to share, and in how many parts.
    ptrdiff_t units, parts;
    // Of products, what is shared.
    enum NAMED(split) { NAMED(by_matrices), NAMED(by_rows), NAMED(by_columns) } split;
};

// The elements of a layout.
static inline ptrdiff_t NAMED(size)(const ptrdiff_t *layout) {
    ptrdiff_t size = layout[1];
    for (ptrdiff_t axis = 2; axis <= layout[0]; axis++) size *= layout[axis];
    return size;
}

static void NAMED(perform_part)(void *context, ptrdiff_t part) {
    const struct NAMED(job) *job = context;
    const struct kernels_instruction *instruction = job->instruction;
    const ptrdiff_t from = job->units * part / job->parts, to = job->units * (part + 1) / job->parts;
    REAL *out = job->out;
    const REAL *a = job->a, *b = job->b, *c = job->c;
    ptrdiff_t layout[64];
    switch (instruction->code) {
    case KERNELS_UNARY:
    case KERNELS_UNARY_IN_PLACE: {
        // Whole vectors, and whole cache lines.
        const ptrdiff_t start = from * 16, end = part + 1 == job->parts ? instruction->count : to * 16;
        NAMED(unary)(instruction->detail, out + start, a + start, end - start);
        return;
    }
    case KERNELS_SOFTMAX: {
        const ptrdiff_t columns = job->layout[1];
        NAMED(softmax)(out + from * columns, a + from * columns, to - from, columns);
        return;
    }
    case KERNELS_MATRIX_PRODUCT: {
        const ptrdiff_t *l = job->layout;
        if (job->split == NAMED(by_matrices)) {
            for (ptrdiff_t i = from; i < to; i++)
                NAMED(multiply)(instruction, out + i * l[0] * l[1], a + i * l[7], b + i * l[8], c, l);
            return;
        }
        struct NAMED(product) product = NAMED(read_product)(instruction->detail, out, a, b, c, l);
        if (job->split == NAMED(by_columns)) {
            const ptrdiff_t start = from * LANES, end = part + 1 == job->parts ? l[1] : to * LANES;
            product.n = end - start, product.out += start, product.b += start * l[6];
            if (product.bias) product.bias += start;
        } else {
            const ptrdiff_t start = from * NAMED(strip), end = part + 1 == job->parts ? l[0] : to * NAMED(strip);
            product.m = end - start, product.out += start * l[1], product.a += start * l[3];
        }
        NAMED(multiply_part)(&product, l[1]);
        return;
    }
    case KERNELS_PATCHES:
    case KERNELS_FOLD:
    case KERNELS_MAX_POOL:
    case KERNELS_MAX_POOL_GRADIENT: {
        const struct NAMED(window) w = NAMED(read_window)(job->layout);
        const ptrdiff_t image = w.height * w.width * w.channels, places = w.count[0] * w.count[1] * w.channels;
        const ptrdiff_t patches = places * w.size[0] * w.size[1];
        __builtin_memcpy(layout, job->layout, 14 * sizeof *layout);
        layout[0] = to - from;
        switch (instruction->code) {
        case KERNELS_PATCHES: NAMED(patches)(out + from * patches, a + from * image, layout); return;
        case KERNELS_FOLD: NAMED(fold)(out + from * image, a + from * patches, layout); return;
        case KERNELS_MAX_POOL:
            NAMED(max_pool)(out + from * places, a + from * image, b + from * image, layout);
            return;
        default: NAMED(max_pool_gradient)(out + from * image, a + from * image, b + from * places, layout); return;
        }
    }
    default: break;
    }
    // What has a layout is shared along its first axis.
    const ptrdiff_t arrays = instruction->code == KERNELS_SELECT ? 3 : instruction->code == KERNELS_BINARY ? 2 : 1;
    const ptrdiff_t rank = job->layout[0], *strides = job->layout + 1 + rank;
    ptrdiff_t length = 1 + rank * (1 + arrays);
    if (instruction->code == KERNELS_REDUCE) length += 1 + 2 * job->layout[length];
    __builtin_memcpy(layout, job->layout, (size_t)length * sizeof *layout);
    layout[1] = to - from;
    out += NAMED(size)(job->layout) / job->units * from;
    a += from * strides[0];
    if (arrays > 1) b += from * strides[rank];
    if (arrays > 2) c += from * strides[2 * rank];
    switch (instruction->code) {
    case KERNELS_BINARY: NAMED(binary)(instruction->detail, out, a, b, layout); return;
    case KERNELS_SELECT: NAMED(select)(out, a, b, c, layout); return;
    case KERNELS_REDUCE: NAMED(reduce)(instruction->detail, out, a, layout); return;
    default: NAMED(copy)(out, a, layout); return;
    }
}

// Whether it was worth it, and done.
static __attribute__((noinline)) bool NAMED(share_work)(const struct kernels_instruction *instruction, REAL *out,
                                                        const REAL *a, const REAL *b, const REAL *c,
                                                        const ptrdiff_t *layout, ptrdiff_t units) {
    const int threads = kernels_threads();
    if (threads < 2 || units < 2) return false;
    // Some more parts than threads: not all run equally fast.
    const ptrdiff_t parts = units < 4 * threads ? units : 4 * threads;
    struct NAMED(job) job = {instruction, out, a, b, c, layout, units, parts, NAMED(by_matrices)};
    kernels_share(NAMED(perform_part), &job, job.parts);
    return true;
}

static __attribute__((noinline)) bool NAMED(share_product)(const struct kernels_instruction *instruction, REAL *out,
                                                           const REAL *a, const REAL *b, const REAL *c,
                                                           const ptrdiff_t *layout) {
    const ptrdiff_t m = layout[0], n = layout[1], threads = kernels_threads();
    if (threads < 2) return false;
    if (instruction->count >= 2 * threads)
        return NAMED(share_work)(instruction, out, a, b, c, layout, instruction->count);
    // By columns, each part copies all strips of a; by rows, all panels of b.
    const bool is_by_columns = n >= 2 * threads * NAMED(panel) || n >= m;
    const ptrdiff_t unit = is_by_columns ? LANES : NAMED(strip);
    const ptrdiff_t units = ((is_by_columns ? n : m) + unit - 1) / unit;
    if (units < 2) return false;
    // What is long is more likely to meet another process, and goes on with the other threads in more parts.
    const ptrdiff_t most_parts = m * n * layout[2] > 1 << 28 ? 2 * threads : threads;
    for (ptrdiff_t i = 0; i < instruction->count; i++) {
        struct NAMED(job) job = {instruction, out + i * m * n, a + i * layout[7], b + i * layout[8], c, layout, units,
                                 units < most_parts ? units : most_parts,
                                 is_by_columns ? NAMED(by_columns) : NAMED(by_rows)};
        kernels_share(NAMED(perform_part), &job, job.parts);
    }
    return true;
}

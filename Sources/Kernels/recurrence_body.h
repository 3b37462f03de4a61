#pragma STDC FP_CONTRACT OFF

// The elements of arrays that do not overlap, but for those that the loop reads and writes at the same place.
#define EACH_UNIT(n) _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t j = 0; j < (n); j++)

// A kernel [k, n] that each step multiplies by, copied once into panels where there is room.
struct NAMED(step_kernel) {
    const REAL *elements;
    ptrdiff_t k, n;
    REAL *panels;
};

static struct NAMED(step_kernel) NAMED(prepare)(const REAL *elements, ptrdiff_t k, ptrdiff_t n) {
    struct NAMED(step_kernel) kernel = {elements, k, n, 0};
    const ptrdiff_t room = SCRATCH_BYTES / sizeof(REAL);
    if (k > NAMED(block) || k * (n + NAMED(panel)) > room) return kernel;
    kernel.panels = kernels_scratch();
    for (ptrdiff_t j = 0; kernel.panels && j < n; j += NAMED(panel)) {
        const ptrdiff_t columns = n - j < NAMED(panel) ? n - j : NAMED(panel);
        NAMED(copy_panel)(kernel.panels + j * k, elements + j, n, 1, k, columns,
                          (columns + LANES - 1) / LANES);
    }
    return kernel;
}

// out = a @ kernel for m rows, as NAMED(product) gives it.
static void NAMED(step_product)(REAL *out, const REAL *a, const struct NAMED(step_kernel) * kernel, ptrdiff_t m) {
    const ptrdiff_t k = kernel->k, n = kernel->n;
    if (!kernel->panels) {
        NAMED(product)(out, a, kernel->elements, m, n, k, k, 1, n, 1);
        return;
    }
    const struct NAMED(product) product = {.out = out, .out_row = n};
    struct NAMED(tile) tile = {.out_row = n, .a_row = k, .a_column = 1, .depth = k, .first = true, .last = true};
    ptrdiff_t rows;
    for (ptrdiff_t row = 0; row < m; row += rows) {
        rows = NAMED(share)(m - row, NAMED(strip));
        tile.a = a + row * k;
        NAMED(multiply_panels)(&product, &tile, row, rows, 0, n, kernel->panels);
    }
}

// Rows of a batch do not meet: rows from ... to of all arrays can be computed alone, with the same bits.
struct NAMED(recurrence) {
    ptrdiff_t steps, rows, units, from, to;
    const REAL *input, *bias;
    struct NAMED(step_kernel) kernel;
    // Planes of the states, [steps + 1, rows, units], zero before the first step; then what is kept of each step.
    REAL *hidden, *cells, *gates, *rest;
};

static ptrdiff_t NAMED(gate_count)(enum kernels_cell cell) {
    return cell == KERNELS_LSTM ? 4 : cell == KERNELS_GRU ? 3 : 1;
}

static struct NAMED(recurrence) NAMED(recurrence_states)(enum kernels_cell cell, REAL *states,
                                                         const ptrdiff_t *layout) {
    struct NAMED(recurrence) r = {.steps = layout[0], .rows = layout[1], .units = layout[2], .to = layout[1]};
    const ptrdiff_t plane = r.rows * r.units;
    r.hidden = states;
    states += (r.steps + 1) * plane;
    r.cells = states;
    if (cell == KERNELS_LSTM) states += (r.steps + 1) * plane;
    r.gates = states;
    r.rest = states + r.steps * plane * (cell == KERNELS_LSTM ? 4 : 3);
    return r;
}

#define CANONICAL_NUMBER(r) ((r) == (r) ? (r) : NOT_A_NUMBER)

// out = input + bias, to which what is in out already is added, if it is.
static inline void NAMED(add_input)(REAL *restrict out, const REAL *restrict input, const REAL *restrict bias,
                                    ptrdiff_t n, bool is_first) {
    EACH_UNIT(n) {
        REAL sum = bias ? input[j] + bias[j] : input[j];
        if (!is_first) sum += out[j];
        out[j] = sum;
    }
}

static void NAMED(simple_steps)(const struct NAMED(recurrence) r) {
    const ptrdiff_t u = r.units, m = r.to - r.from;
    for (ptrdiff_t t = 0; t < r.steps; t++) {
        const ptrdiff_t row = t * r.rows + r.from;
        REAL *out = r.hidden + (row + r.rows) * u;
        if (t > 0) NAMED(step_product)(out, r.hidden + row * u, &r.kernel, m);
        for (ptrdiff_t i = 0; i < m; i++)
            NAMED(add_input)(out + i * u, r.input + (row + i) * u, r.bias, u, t == 0);
        NAMED(unary)(KERNELS_TANH, out, out, m * u);
    }
}

static void NAMED(lstm_steps)(const struct NAMED(recurrence) r) {
    const ptrdiff_t u = r.units, m = r.to - r.from;
    for (ptrdiff_t t = 0; t < r.steps; t++) {
        const ptrdiff_t row = t * r.rows + r.from;
        REAL *all = r.gates + row * 4 * u;
        if (t > 0) NAMED(step_product)(all, r.hidden + row * u, &r.kernel, m);
        for (ptrdiff_t i = 0; i < m; i++) {
            REAL *gates = all + i * 4 * u;
            NAMED(add_input)(gates, r.input + (row + i) * 4 * u, r.bias, 4 * u, t == 0);
            NAMED(unary)(KERNELS_SIGMOID, gates, gates, 2 * u);
            NAMED(unary)(KERNELS_TANH, gates + 2 * u, gates + 2 * u, u);
            NAMED(unary)(KERNELS_SIGMOID, gates + 3 * u, gates + 3 * u, u);
            const REAL *restrict old = r.cells + (row + i) * u;
            REAL *restrict cell = r.cells + (row + i + r.rows) * u;
            EACH_UNIT(u) {
                const REAL c = gates[u + j] * old[j] + gates[j] * gates[2 * u + j];
                cell[j] = CANONICAL_NUMBER(c);
            }
        }
        REAL *curved = r.rest + row * u, *hidden = r.hidden + (row + r.rows) * u;
        NAMED(unary)(KERNELS_TANH, curved, r.cells + (row + r.rows) * u, m * u);
        for (ptrdiff_t i = 0; i < m; i++)
            EACH_UNIT(u) {
                const REAL h = all[i * 4 * u + 3 * u + j] * curved[i * u + j];
                hidden[i * u + j] = CANONICAL_NUMBER(h);
            }
    }
}

// The bias has two rows: for the input, and for the product with the state.
static void NAMED(gru_steps)(const struct NAMED(recurrence) r) {
    const ptrdiff_t u = r.units, m = r.to - r.from;
    const REAL *inner_bias = r.bias ? r.bias + 3 * u : 0;
    for (ptrdiff_t t = 0; t < r.steps; t++) {
        const ptrdiff_t row = t * r.rows + r.from;
        REAL *products = r.rest + row * 3 * u;
        if (t > 0)
            NAMED(step_product)(products, r.hidden + row * u, &r.kernel, m);
        else
            NAMED(fill)(products, 0, m * 3 * u);
        for (ptrdiff_t i = 0; i < m; i++) {
            REAL *restrict gates = r.gates + (row + i) * 3 * u;
            REAL *restrict inner = products + i * 3 * u;
            const REAL *restrict input = r.input + (row + i) * 3 * u;
            const REAL *restrict old = r.hidden + (row + i) * u;
            REAL *restrict hidden = r.hidden + (row + i + r.rows) * u;
            if (inner_bias)
                EACH_UNIT(3 * u) inner[j] += inner_bias[j];
            NAMED(add_input)(gates, input, r.bias, 3 * u, true);
            EACH_UNIT(2 * u) gates[j] += inner[j];
            NAMED(unary)(KERNELS_SIGMOID, gates, gates, 2 * u);
            EACH_UNIT(u) gates[2 * u + j] += gates[u + j] * inner[2 * u + j];
            NAMED(unary)(KERNELS_TANH, gates + 2 * u, gates + 2 * u, u);
            EACH_UNIT(u) {
                const REAL h = gates[j] * old[j] + ((REAL)1 - gates[j]) * gates[2 * u + j];
                hidden[j] = CANONICAL_NUMBER(h);
            }
        }
    }
}

struct NAMED(adjoint) {
    // The derivatives in the hidden states: from row to row and from step to step.
    const REAL *hidden;
    ptrdiff_t row, step;
};

// Some rows, and for the way back what else it needs.
struct NAMED(rows) {
    enum kernels_cell cell;
    struct NAMED(recurrence) all;
    struct NAMED(adjoint) adjoint;
    REAL *out;
    ptrdiff_t parts;
};

static struct NAMED(recurrence) NAMED(part_of)(const struct NAMED(rows) * rows, ptrdiff_t part) {
    struct NAMED(recurrence) r = rows->all;
    r.from = r.rows * part / rows->parts;
    r.to = r.rows * (part + 1) / rows->parts;
    return r;
}

static void NAMED(recurrence_rows)(void *context, ptrdiff_t part) {
    const struct NAMED(rows) *rows = context;
    const struct NAMED(recurrence) r = NAMED(part_of)(rows, part);
    const ptrdiff_t before = r.from * r.units, count = (r.to - r.from) * r.units;
    NAMED(fill)(r.hidden + before, 0, count);
    if (rows->cell == KERNELS_LSTM) NAMED(fill)(r.cells + before, 0, count);
    switch (rows->cell) {
    case KERNELS_SIMPLE: NAMED(simple_steps)(r); break;
    case KERNELS_LSTM: NAMED(lstm_steps)(r); break;
    case KERNELS_GRU: NAMED(gru_steps)(r); break;
    }
}

// By as many threads as there are for it, if there is much to do.
static void NAMED(share_rows)(struct NAMED(rows) * rows, void (*action)(void *, ptrdiff_t)) {
    const ptrdiff_t work = rows->all.steps * rows->all.rows * rows->all.units * rows->all.units;
    const ptrdiff_t threads = work >= 800000 ? kernels_threads() : 1;
    // Whole strips where there are enough, and some more parts than threads: not all run equally fast.
    const ptrdiff_t strips = rows->all.rows / NAMED(strip), most = rows->all.rows < threads ? rows->all.rows : threads;
    rows->parts = threads < 2 || strips <= threads ? most : strips < 2 * threads ? strips : 2 * threads;
    kernels_share(action, rows, rows->parts);
}

static void NAMED(recurrence)(int detail, REAL *out, const REAL *input, const REAL *kernel, const REAL *bias,
                              const ptrdiff_t *layout) {
    const enum kernels_cell cell = (enum kernels_cell)detail;
    struct NAMED(recurrence) r = NAMED(recurrence_states)(cell, out, layout);
    r.input = input;
    r.kernel = NAMED(prepare)(kernel, r.units, r.units * NAMED(gate_count)(cell));
    r.bias = layout[3] ? bias : 0;
    NAMED(share_rows)(&(struct NAMED(rows)){cell, r, {0}, 0, 0}, NAMED(recurrence_rows));
}

enum { NAMED(carried) = 4096 };

// What one step hands to the step before it, if there is one: the derivatives in the states of some rows.
struct NAMED(carry) {
    REAL hidden[NAMED(carried)], cells[NAMED(carried)];
};

static void NAMED(simple_gradient)(const struct NAMED(recurrence) r, REAL *out, ptrdiff_t row,
                                   struct NAMED(carry) * carry) {
    const ptrdiff_t u = r.units, n = (r.to - r.from) * u;
    const REAL *restrict h = r.hidden + (row + r.rows) * u, *restrict dh = carry->hidden;
    REAL *restrict d = out + row * u;
    EACH_UNIT(n) {
        const REAL a = dh[j] * ((REAL)1 - h[j] * h[j]);
        d[j] = CANONICAL_NUMBER(a);
    }
    if (row >= r.rows) NAMED(step_product)(carry->hidden, out + row * u, &r.kernel, r.to - r.from);
}

static void NAMED(lstm_gradient)(const struct NAMED(recurrence) r, REAL *out, ptrdiff_t row,
                                 struct NAMED(carry) * carry) {
    const ptrdiff_t u = r.units, m = r.to - r.from;
    for (ptrdiff_t i = 0; i < m; i++) {
        const REAL *restrict gates = r.gates + (row + i) * 4 * u, *restrict curved = r.rest + (row + i) * u;
        const REAL *restrict old = r.cells + (row + i) * u, *restrict dh = carry->hidden + i * u;
        REAL *restrict dc = carry->cells + i * u, *restrict d = out + (row + i) * 4 * u;
        EACH_UNIT(u) {
            const REAL in = gates[j], forget = gates[u + j], candidate = gates[2 * u + j], open = gates[3 * u + j];
            const REAL c = dc[j] + dh[j] * open * ((REAL)1 - curved[j] * curved[j]);
            const REAL di = c * candidate * (in * ((REAL)1 - in)), df = c * old[j] * (forget * ((REAL)1 - forget));
            const REAL dg = c * in * ((REAL)1 - candidate * candidate);
            const REAL dopen = dh[j] * curved[j] * (open * ((REAL)1 - open));
            dc[j] = c * forget;
            d[j] = CANONICAL_NUMBER(di);
            d[u + j] = CANONICAL_NUMBER(df);
            d[2 * u + j] = CANONICAL_NUMBER(dg);
            d[3 * u + j] = CANONICAL_NUMBER(dopen);
        }
    }
    if (row >= r.rows) NAMED(step_product)(carry->hidden, out + row * 4 * u, &r.kernel, m);
}

// Two planes: the derivatives in the input, and in the product with the state and its bias.
static void NAMED(gru_gradient)(const struct NAMED(recurrence) r, REAL *out, ptrdiff_t row,
                                struct NAMED(carry) * carry) {
    const ptrdiff_t u = r.units, m = r.to - r.from;
    REAL *inner = out + (r.steps * r.rows + row) * 3 * u;
    for (ptrdiff_t i = 0; i < m; i++) {
        const REAL *restrict gates = r.gates + (row + i) * 3 * u, *restrict products = r.rest + (row + i) * 3 * u;
        const REAL *restrict old = r.hidden + (row + i) * u, *restrict dh = carry->hidden + i * u;
        REAL *restrict kept = carry->cells + i * u;
        REAL *restrict d = out + (row + i) * 3 * u, *restrict e = inner + i * 3 * u;
        EACH_UNIT(u) {
            const REAL update = gates[j], reset = gates[u + j], candidate = gates[2 * u + j];
            const REAL a = dh[j] * ((REAL)1 - update) * ((REAL)1 - candidate * candidate);
            const REAL du = dh[j] * (old[j] - candidate) * (update * ((REAL)1 - update));
            const REAL dr = a * products[2 * u + j] * (reset * ((REAL)1 - reset));
            const REAL da = a * reset;
            kept[j] = dh[j] * update;
            d[j] = e[j] = CANONICAL_NUMBER(du);
            d[u + j] = e[u + j] = CANONICAL_NUMBER(dr);
            d[2 * u + j] = CANONICAL_NUMBER(a);
            e[2 * u + j] = CANONICAL_NUMBER(da);
        }
    }
    if (row >= r.rows) NAMED(step_product)(carry->hidden, inner, &r.kernel, m);
    EACH_UNIT(m * u) carry->hidden[j] += carry->cells[j];
}

static void NAMED(steps_back)(enum kernels_cell cell, const struct NAMED(recurrence) r,
                              const struct NAMED(adjoint) adjoint, REAL *out) {
    struct NAMED(carry) carry;
    const ptrdiff_t u = r.units, m = r.to - r.from;
    NAMED(fill)(carry.hidden, 0, m * u);
    NAMED(fill)(carry.cells, 0, m * u);
    for (ptrdiff_t t = r.steps - 1; t >= 0; t--) {
        if (adjoint.step > 0 || t == r.steps - 1)
            for (ptrdiff_t i = 0; i < m; i++) {
                const REAL *g = adjoint.hidden + (r.from + i) * adjoint.row + t * adjoint.step;
                EACH_UNIT(u) carry.hidden[i * u + j] += g[j];
            }
        const ptrdiff_t row = t * r.rows + r.from;
        switch (cell) {
        case KERNELS_SIMPLE: NAMED(simple_gradient)(r, out, row, &carry); break;
        case KERNELS_LSTM: NAMED(lstm_gradient)(r, out, row, &carry); break;
        case KERNELS_GRU: NAMED(gru_gradient)(r, out, row, &carry); break;
        }
    }
}

static void NAMED(gradient_rows)(void *context, ptrdiff_t part) {
    const struct NAMED(rows) *rows = context;
    struct NAMED(recurrence) r = NAMED(part_of)(rows, part);
    // As many rows at once as the stack is to carry.
    const ptrdiff_t most = NAMED(carried) / r.units, to = r.to;
    for (; r.from < to; r.from = r.to) {
        r.to = to - r.from < most ? to : r.from + most;
        NAMED(steps_back)(rows->cell, r, rows->adjoint, rows->out);
    }
}

static void NAMED(recurrence_gradient)(int detail, REAL *out, const REAL *g, const REAL *states, const REAL *turned,
                                       const ptrdiff_t *layout) {
    const enum kernels_cell cell = (enum kernels_cell)detail;
    // Read only.
    struct NAMED(recurrence) r = NAMED(recurrence_states)(cell, (REAL *)states, layout);
    const bool every = layout[3];
    const struct NAMED(adjoint) adjoint = {g, every ? r.steps * r.units : r.units, every ? r.units : 0};
    r.kernel = NAMED(prepare)(turned, r.units * NAMED(gate_count)(cell), r.units);
    NAMED(share_rows)(&(struct NAMED(rows)){cell, r, adjoint, out, 0}, NAMED(gradient_rows));
}
#undef CANONICAL_NUMBER
#undef EACH_UNIT

#pragma STDC FP_CONTRACT OFF

#define CANONICAL(x) ((x) == (x) ? (x) : NOT_A_NUMBER)
#define LARGER(a, b) ((a) >= (b) || (a) != (a) ? (a) : (b))
#define SMALLER(a, b) ((a) <= (b) || (a) != (a) ? (a) : (b))
#define ROOT(x) __builtin_elementwise_sqrt(x)
// A loop that is compiled once for each form of its optimiser, so that no form is asked for inside it.
#define FORMS static inline __attribute__((always_inline)) void

static void NAMED(decay)(REAL *w, ptrdiff_t n, REAL decay, REAL rate) {
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL r = w[i] - w[i] * decay * rate;
        w[i] = CANONICAL(r);
    }
}

static void NAMED(sgd)(REAL *restrict w, const REAL *restrict g, ptrdiff_t n, const double *c) {
    const REAL rate = (REAL)c[1];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL r = w[i] - g[i] * rate;
        w[i] = CANONICAL(r);
    }
}

FORMS NAMED(momentum)(REAL *restrict w, const REAL *restrict g, REAL *restrict velocity, ptrdiff_t n, const double *c,
                      bool nesterov) {
    const REAL rate = (REAL)c[1], keep = (REAL)c[2];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL v = velocity[i] * keep - g[i] * rate;
        const REAL r = nesterov ? w[i] + (v * keep - g[i] * rate) : w[i] + v;
        velocity[i] = CANONICAL(v);
        w[i] = CANONICAL(r);
    }
}

FORMS NAMED(adam)(REAL *restrict w, const REAL *restrict g, REAL *restrict mean, REAL *restrict square,
                  REAL *restrict largest, ptrdiff_t n, const double *c, bool amsgrad) {
    const REAL alpha = (REAL)c[2], fresh1 = (REAL)(1 - c[3]), fresh2 = (REAL)(1 - c[4]), small = (REAL)c[5];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL m = mean[i] + (g[i] - mean[i]) * fresh1;
        const REAL v = square[i] + (g[i] * g[i] - square[i]) * fresh2;
        REAL bound = v;
        if (amsgrad) {
            bound = LARGER(largest[i], v);
            largest[i] = CANONICAL(bound);
        }
        const REAL r = w[i] - m * alpha / (ROOT(bound) + small);
        mean[i] = CANONICAL(m);
        square[i] = CANONICAL(v);
        w[i] = CANONICAL(r);
    }
}

FORMS NAMED(rmsprop)(REAL *restrict w, const REAL *restrict g, REAL *restrict square, REAL *restrict velocity,
                     REAL *restrict mean, ptrdiff_t n, const double *c, bool momentum, bool centered) {
    const REAL rate = (REAL)c[1], keep = (REAL)c[2], fresh = (REAL)(1 - c[2]), small = (REAL)c[3], push = (REAL)c[4];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL v = keep * square[i] + fresh * (g[i] * g[i]);
        square[i] = CANONICAL(v);
        REAL spread = v;
        if (centered) {
            const REAL m = keep * mean[i] + fresh * g[i];
            mean[i] = CANONICAL(m);
            spread = v - m * m;
        }
        REAL step = rate * g[i] / ROOT(spread + small);
        if (momentum) {
            step = push * velocity[i] + step;
            velocity[i] = CANONICAL(step);
        }
        const REAL r = w[i] - step;
        w[i] = CANONICAL(r);
    }
}

static void NAMED(adagrad)(REAL *restrict w, const REAL *restrict g, REAL *restrict sum, ptrdiff_t n,
                           const double *c) {
    const REAL rate = (REAL)c[1], small = (REAL)c[2];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL s = sum[i] + g[i] * g[i];
        const REAL r = w[i] - rate * g[i] / ROOT(s + small);
        sum[i] = CANONICAL(s);
        w[i] = CANONICAL(r);
    }
}

static void NAMED(adadelta)(REAL *restrict w, const REAL *restrict g, REAL *restrict square, REAL *restrict moved,
                            ptrdiff_t n, const double *c) {
    const REAL rate = (REAL)c[1], keep = (REAL)c[2], fresh = (REAL)(1 - c[2]), small = (REAL)c[3];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL v = keep * square[i] + fresh * (g[i] * g[i]);
        const REAL step = -(ROOT(moved[i] + small) * g[i] / ROOT(v + small));
        const REAL d = keep * moved[i] + fresh * (step * step);
        const REAL r = w[i] + rate * step;
        square[i] = CANONICAL(v);
        moved[i] = CANONICAL(d);
        w[i] = CANONICAL(r);
    }
}

static void NAMED(adamax)(REAL *restrict w, const REAL *restrict g, REAL *restrict mean, REAL *restrict norm,
                          ptrdiff_t n, const double *c) {
    const REAL rate = (REAL)c[1], fresh1 = (REAL)(1 - c[2]), keep2 = (REAL)c[3], small = (REAL)c[4];
    const REAL correction = (REAL)c[5];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL m = mean[i] + (g[i] - mean[i]) * fresh1;
        const REAL faded = keep2 * norm[i], size = g[i] < 0 ? -g[i] : g[i];
        const REAL u = LARGER(faded, size);
        const REAL r = w[i] - rate * m / (correction * (u + small));
        mean[i] = CANONICAL(m);
        norm[i] = CANONICAL(u);
        w[i] = CANONICAL(r);
    }
}

static void NAMED(nadam)(REAL *restrict w, const REAL *restrict g, REAL *restrict mean, REAL *restrict square,
                         ptrdiff_t n, const double *c) {
    const REAL rate = (REAL)c[1], fresh1 = 1 - (REAL)c[2], fresh2 = 1 - (REAL)c[3], small = (REAL)c[4];
    const REAL next = (REAL)c[5], next_correction = (REAL)c[6], now = (REAL)c[7], correction = (REAL)c[8];
    const REAL square_correction = (REAL)c[9];
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL m = mean[i] + (g[i] - mean[i]) * fresh1;
        const REAL v = square[i] + (g[i] * g[i] - square[i]) * fresh2;
        const REAL direction = next * m / next_correction + now * g[i] / correction;
        const REAL r = w[i] - direction * rate / (ROOT(v / square_correction) + small);
        mean[i] = CANONICAL(m);
        square[i] = CANONICAL(v);
        w[i] = CANONICAL(r);
    }
}

static void NAMED(lion)(REAL *restrict w, const REAL *restrict g, REAL *restrict mean, ptrdiff_t n, const double *c) {
    const REAL rate = (REAL)c[1], keep1 = (REAL)c[2], fresh1 = 1 - keep1, keep2 = (REAL)c[3], fresh2 = 1 - keep2;
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL blend = mean[i] * keep1 + g[i] * fresh1;
        const REAL sign = blend > 0 ? (REAL)1 : blend < 0 ? (REAL)-1 : blend;
        const REAL m = mean[i] * keep2 + g[i] * fresh2;
        const REAL r = w[i] - rate * sign;
        mean[i] = CANONICAL(m);
        w[i] = CANONICAL(r);
    }
}

static void NAMED(move)(int optimizer, REAL *w, const REAL *g, REAL *state, ptrdiff_t stride, ptrdiff_t n,
                        const double *c) {
    REAL *const first = state, *const second = state + stride, *const third = second + stride;
    if (c[0] != 0) NAMED(decay)(w, n, (REAL)c[0], (REAL)c[1]);
    switch ((enum kernels_optimizer)optimizer) {
    case KERNELS_SGD: NAMED(sgd)(w, g, n, c); break;
    case KERNELS_SGD_MOMENTUM: NAMED(momentum)(w, g, first, n, c, false); break;
    case KERNELS_SGD_NESTEROV: NAMED(momentum)(w, g, first, n, c, true); break;
    case KERNELS_ADAM: NAMED(adam)(w, g, first, second, second, n, c, false); break;
    case KERNELS_ADAM_AMSGRAD: NAMED(adam)(w, g, first, second, third, n, c, true); break;
    case KERNELS_RMSPROP: NAMED(rmsprop)(w, g, first, second, third, n, c, false, false); break;
    case KERNELS_RMSPROP_MOMENTUM: NAMED(rmsprop)(w, g, first, second, third, n, c, true, false); break;
    case KERNELS_RMSPROP_CENTERED: NAMED(rmsprop)(w, g, first, third, second, n, c, false, true); break;
    case KERNELS_RMSPROP_CENTERED_MOMENTUM: NAMED(rmsprop)(w, g, first, second, third, n, c, true, true); break;
    case KERNELS_ADAGRAD: NAMED(adagrad)(w, g, first, n, c); break;
    case KERNELS_ADADELTA: NAMED(adadelta)(w, g, first, second, n, c); break;
    case KERNELS_ADAMAX: NAMED(adamax)(w, g, first, second, n, c); break;
    case KERNELS_NADAM: NAMED(nadam)(w, g, first, second, n, c); break;
    case KERNELS_LION: NAMED(lion)(w, g, first, n, c); break;
    }
}

struct NAMED(move) {
    int optimizer;
    REAL *w;
    const REAL *g;
    REAL *state;
    ptrdiff_t stride, n, parts;
    const double *constants;
};

static void NAMED(move_part)(void *context, ptrdiff_t part) {
    const struct NAMED(move) *m = context;
    // Whole cache lines.
    const ptrdiff_t lines = m->n / 16, start = lines * part / m->parts * 16;
    const ptrdiff_t end = part + 1 == m->parts ? m->n : lines * (part + 1) / m->parts * 16;
    NAMED(move)(m->optimizer, m->w + start, m->g + start, m->state + start, m->stride, end - start, m->constants);
}

void NAMED(kernels_move)(int optimizer, REAL *w, const REAL *g, REAL *state, ptrdiff_t stride, ptrdiff_t n,
                         const double *constants) {
    if (n < 50000) {
        NAMED(move)(optimizer, w, g, state, stride, n, constants);
        return;
    }
    struct NAMED(move) move = {optimizer, w, g, state, stride, n, 4 * kernels_threads(), constants};
    kernels_share(NAMED(move_part), &move, move.parts);
}

REAL NAMED(kernels_sum_of_squares)(const REAL *x, ptrdiff_t n) {
    REAL lanes[16] = {0};
    ptrdiff_t i = 0;
    for (; i + 16 <= n; i += 16)
        for (int l = 0; l < 16; l++) lanes[l] += x[i + l] * x[i + l];
    for (int l = 0; i < n; i++, l++) lanes[l] += x[i] * x[i];
    for (int half = 8; half > 0; half >>= 1)
        for (int l = 0; l < half; l++) lanes[l] += lanes[l + half];
    return CANONICAL(lanes[0]);
}

void NAMED(kernels_clip)(REAL *x, ptrdiff_t n, double limit) {
    const REAL high = (REAL)limit, low = -high;
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL raised = LARGER(x[i], low);
        const REAL r = SMALLER(raised, high);
        x[i] = CANONICAL(r);
    }
}

void NAMED(kernels_rescale)(REAL *x, ptrdiff_t n, double factor, double divisor) {
    const REAL f = (REAL)factor, d = (REAL)divisor;
    for (ptrdiff_t i = 0; i < n; i++) {
        const REAL r = x[i] * f / d;
        x[i] = CANONICAL(r);
    }
}

#undef CANONICAL
#undef LARGER
#undef SMALLER
#undef ROOT
#undef FORMS

#pragma STDC FP_CONTRACT OFF

// Images and a window over them, as the fourteen numbers of a layout say.
struct NAMED(window) {
    ptrdiff_t images, height, width, channels;
    ptrdiff_t size[2], stride[2], dilation[2], before[2], count[2];
};

static inline struct NAMED(window) NAMED(read_window)(const ptrdiff_t *layout) {
    return (struct NAMED(window)){layout[0],
                                  layout[1],
                                  layout[2],
                                  layout[3],
                                  {layout[4], layout[5]},
                                  {layout[6], layout[7]},
                                  {layout[8], layout[9]},
                                  {layout[10], layout[11]},
                                  {layout[12], layout[13]}};
}

// The elements of all windows.
static inline ptrdiff_t NAMED(window_size)(const ptrdiff_t *l) {
    return l[0] * l[12] * l[13] * l[4] * l[5] * l[3];
}

// A run of neighbouring columns of one row of the window: how many of its elements lie before, in and after the image.
struct NAMED(run) {
    ptrdiff_t before, inside, after, start;
};

static inline struct NAMED(run) NAMED(clip)(const struct NAMED(window) *w, ptrdiff_t y, ptrdiff_t x, ptrdiff_t n) {
    if (y < 0 || y >= w->height || x >= w->width || x + n <= 0) return (struct NAMED(run)){n * w->channels, 0, 0, 0};
    const ptrdiff_t low = x < 0 ? -x : 0, high = w->width - x < n ? w->width - x : n;
    return (struct NAMED(run)){low * w->channels, (high - low) * w->channels, (n - high) * w->channels,
                               (y * w->width + x + low) * w->channels};
}

// Every run of every place of the window: without dilation a row of the window is one, else each of its columns.
#define EACH_RUN(image_step, action)                                                                                   \
    const struct NAMED(window) w = NAMED(read_window)(layout);                                                         \
    const ptrdiff_t length = w.dilation[1] == 1 ? w.size[1] : 1, runs = w.size[1] / length;                            \
    for (ptrdiff_t image = 0; image < w.images; image++, image_step)                                                   \
        for (ptrdiff_t i = 0; i < w.count[0]; i++)                                                                     \
            for (ptrdiff_t j = 0; j < w.count[1]; j++)                                                                 \
                for (ptrdiff_t row = 0; row < w.size[0]; row++)                                                        \
                    for (ptrdiff_t part = 0; part < runs; part++) {                                                    \
                        const ptrdiff_t y = i * w.stride[0] - w.before[0] + row * w.dilation[0];                       \
                        const ptrdiff_t x = j * w.stride[1] - w.before[1] + part * w.dilation[1];                      \
                        const struct NAMED(run) run = NAMED(clip)(&w, y, x, length);                                   \
                        action                                                                                         \
                    }

static void NAMED(patches)(REAL *out, const REAL *images, const ptrdiff_t *layout) {
    EACH_RUN(images += w.height * w.width * w.channels, {
        for (ptrdiff_t k = 0; k < run.before; k++) *out++ = 0;
        const REAL *source = images + run.start;
        for (ptrdiff_t k = 0; k < run.inside; k++) out[k] = source[k];
        out += run.inside;
        for (ptrdiff_t k = 0; k < run.after; k++) *out++ = 0;
    })
}

static void NAMED(fold)(REAL *out, const REAL *patches, const ptrdiff_t *layout) {
    EACH_RUN(out += w.height * w.width * w.channels, {
        patches += run.before;
        REAL *target = out + run.start;
        for (ptrdiff_t k = 0; k < run.inside; k++) {
            const REAL sum = target[k] + patches[k];
            target[k] = sum == sum ? sum : NOT_A_NUMBER;
        }
        patches += run.inside + run.after;
    })
}
#undef EACH_RUN

enum { NAMED(pool_channels) = 32 };

// The largest element of a window in each of some channels, and where it lies in the image: the first of equals, the
// first NaN if there is any; nowhere (-1) if the window lies outside.
static inline __attribute__((always_inline)) void NAMED(largest)(
    REAL *best, ptrdiff_t *place, const struct NAMED(window) *w, const REAL *image, ptrdiff_t i, ptrdiff_t j,
    ptrdiff_t channel, ptrdiff_t n, const bool finds_place) {
    for (ptrdiff_t k = 0; k < n; k++) best[k] = -INFINITE;
    if (finds_place)
        for (ptrdiff_t k = 0; k < n; k++) place[k] = -1;
    for (ptrdiff_t row = 0; row < w->size[0]; row++) {
        const ptrdiff_t y = i * w->stride[0] - w->before[0] + row * w->dilation[0];
        if (y < 0 || y >= w->height) continue;
        for (ptrdiff_t column = 0; column < w->size[1]; column++) {
            const ptrdiff_t x = j * w->stride[1] - w->before[1] + column * w->dilation[1];
            if (x < 0 || x >= w->width) continue;
            const ptrdiff_t start = (y * w->width + x) * w->channels + channel;
            for (ptrdiff_t k = 0; k < n; k++) {
                const REAL value = image[start + k], old = best[k];
                const bool takes = value > old || (value != value && old == old) || (finds_place && place[k] < 0);
                best[k] = takes ? value : old;
                if (finds_place) place[k] = takes ? start + k : place[k];
            }
        }
    }
}

// Every place of the window, some channels at a time; `out` and `image` are moved on from image to image.
#define EACH_PLACE(finds_place, image_step, action)                                                                    \
    const struct NAMED(window) w = NAMED(read_window)(layout);                                                         \
    REAL best[NAMED(pool_channels)];                                                                                   \
    ptrdiff_t place[NAMED(pool_channels)];                                                                             \
    for (ptrdiff_t image = 0; image < w.images; image++, x += w.height * w.width * w.channels, image_step)             \
        for (ptrdiff_t i = 0; i < w.count[0]; i++)                                                                     \
            for (ptrdiff_t j = 0; j < w.count[1]; j++)                                                                 \
                for (ptrdiff_t channel = 0; channel < w.channels; channel += NAMED(pool_channels)) {                   \
                    const ptrdiff_t rest = w.channels - channel;                                                       \
                    const ptrdiff_t n = rest < NAMED(pool_channels) ? rest : NAMED(pool_channels);                     \
                    NAMED(largest)(best, place, &w, x, i, j, channel, n, finds_place);                                 \
                    for (ptrdiff_t k = 0; k < n; k++) action;                                                          \
                }

static void NAMED(max_pool)(REAL *out, const REAL *x, const REAL *values, const ptrdiff_t *layout) {
    if (values == x) {
        EACH_PLACE(false, (void)place, *out++ = best[k])
    } else {
        EACH_PLACE(true, values += w.height * w.width * w.channels,
                   *out++ = place[k] < 0 ? -INFINITE : values[place[k]])
    }
}

static void NAMED(max_pool_gradient)(REAL *out, const REAL *x, const REAL *g, const ptrdiff_t *layout) {
    EACH_PLACE(true, out += w.height * w.width * w.channels, {
        const REAL slope = *g++;
        if (place[k] >= 0) {
            const REAL sum = out[place[k]] + slope;
            out[place[k]] = sum == sum ? sum : NOT_A_NUMBER;
        }
    })
}
#undef EACH_PLACE

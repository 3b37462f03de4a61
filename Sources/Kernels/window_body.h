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

// Which elements of the window, low to high, lie in the image along an axis at one of its places; the first would lie at
// start.
struct NAMED(span) {
    ptrdiff_t start, low, high;
};

static inline struct NAMED(span) NAMED(clip)(const struct NAMED(window) *w, int axis, ptrdiff_t place) {
    const ptrdiff_t length = axis == 0 ? w->height : w->width, step = w->dilation[axis];
    struct NAMED(span) span = {place * w->stride[axis] - w->before[axis], 0, w->size[axis]};
    while (span.low < span.high && span.start + span.low * step < 0) span.low++;
    while (span.low < span.high && span.start + (span.high - 1) * step >= length) span.high--;
    return span;
}

static inline __attribute__((always_inline)) void NAMED(copy_run)(REAL *out, const REAL *x, ptrdiff_t n,
                                                                  const bool is_exact) {
    for (; n >= LANES; n -= LANES, x += LANES, out += LANES) STORE(out, LOAD(x));
    if (n > 0 && is_exact) STORE_PART(out, LOAD_PART(x, n), n);
    if (n > 0 && !is_exact) STORE(out, LOAD_PART(x, n));
}

// Elements low to high of a run at a place where it does not lie in the image as a whole.
static __attribute__((noinline)) void NAMED(copy_clipped)(REAL *out, const REAL *x, ptrdiff_t low, ptrdiff_t high,
                                                          ptrdiff_t first_inside, ptrdiff_t end_inside) {
    for (ptrdiff_t k = low; k < high; k++) *out++ = k >= first_inside && k < end_inside ? x[k] : 0;
}

// Elements first to first + depth of what the window sees at n of its places, one place after the other from the first
// image on, in rows of out that lie out_row apart. Unless it is exact, a vector behind each row is room too.
static inline __attribute__((always_inline)) void NAMED(see)(REAL *out, ptrdiff_t out_row, const REAL *images,
                                                             const struct NAMED(window) *w, ptrdiff_t place, ptrdiff_t n,
                                                             ptrdiff_t first, ptrdiff_t depth, const bool is_exact) {
    // Without dilation a row of the window is one run, else each of its columns.
    const ptrdiff_t c = w->channels, length = w->dilation[1] == 1 ? w->size[1] : 1, runs = w->size[1] / length;
    const ptrdiff_t run = length * c, first_run = first / run, step = w->stride[1], last_x = w->width - length;
    ptrdiff_t j = place % w->count[1], i = place / w->count[1] % w->count[0], some;
    images += place / w->count[1] / w->count[0] * w->height * w->width * c;
    // Run by run, for all places in one row.
    for (; n > 0; n -= some, out += some * out_row) {
        some = w->count[1] - j < n ? w->count[1] - j : n;
        ptrdiff_t row = first_run / runs, part = first_run % runs, low = first % run, high;
        for (ptrdiff_t done = 0; done < depth; done += high - low, low = 0, part++) {
            if (part == runs) part = 0, row++;
            high = run - low < depth - done ? run : low + depth - done;
            const ptrdiff_t y = i * w->stride[0] - w->before[0] + row * w->dilation[0], count = high - low;
            const bool is_inside = y >= 0 && y < w->height;
            ptrdiff_t x = j * step - w->before[1] + part * w->dilation[1];
            REAL *target = out + done;
            if (count == 3 && is_inside && x >= 0 && x + (some - 1) * step <= last_x) {
                // Single-channel images under the commonest window.
                const REAL *source = images + (y * w->width + x) * c + low;
                SLOWLY for (ptrdiff_t k = 0; k < some; k++, source += step * c, target += out_row)
                    target[0] = source[0], target[1] = source[1], target[2] = source[2];
                continue;
            }
            for (ptrdiff_t k = 0; k < some; k++, x += step, target += out_row) {
                const REAL *source = images + (y * w->width + x) * c;
                if (!is_inside || x < 0 || x > last_x)
                    NAMED(copy_clipped)(target, source, low, high, -x * c, is_inside ? (w->width - x) * c : 0);
                else
                    NAMED(copy_run)(target, source + low, count, is_exact);
            }
        }
        j = 0;
        if (++i < w->count[0]) continue;
        i = 0;
        images += w->height * w->width * c;
    }
}

static void NAMED(patches)(REAL *out, const REAL *images, const ptrdiff_t *layout) {
    const struct NAMED(window) w = NAMED(read_window)(layout);
    const ptrdiff_t depth = w.size[0] * w.size[1] * w.channels;
    NAMED(see)(out, depth, images, &w, 0, w.images * w.count[0] * w.count[1], 0, depth, true);
}

// Elements first to first + depth of patches, in rows of that length, are added to the image, from a place of it on.
static void NAMED(fold_places)(REAL *image, const REAL *patches, const struct NAMED(window) *w, ptrdiff_t place,
                               ptrdiff_t n, ptrdiff_t first, ptrdiff_t depth) {
    const ptrdiff_t c = w->channels, length = w->dilation[1] == 1 ? w->size[1] : 1, runs = w->size[1] / length;
    const ptrdiff_t run = length * c, first_run = first / run, first_skipped = first % run;
    ptrdiff_t j = place % w->count[1], i = place / w->count[1];
    for (; n > 0; n--) {
        const ptrdiff_t top = i * w->stride[0] - w->before[0], left = j * w->stride[1] - w->before[1];
        ptrdiff_t row = first_run / runs, part = first_run % runs, skipped = first_skipped;
        for (ptrdiff_t rest = depth; rest > 0;) {
            const ptrdiff_t y = top + row * w->dilation[0], x = left + part * w->dilation[1];
            const ptrdiff_t end = run - skipped < rest ? run : skipped + rest;
            ptrdiff_t low = x < 0 ? -x * c : 0, high = (w->width - x) * c;
            if (y < 0 || y >= w->height) high = 0;
            low = low < skipped ? skipped : low;
            high = high > end ? end : high;
            REAL *target = image + (y * w->width + x) * c;
            const REAL *source = patches - skipped;
            for (; low + LANES <= high; low += LANES) STORE(target + low, LOAD(target + low) + LOAD(source + low));
            if (low < high)
                STORE_PART(target + low, LOAD_PART(target + low, high - low) + LOAD_PART(source + low, high - low),
                           high - low);
            patches += end - skipped;
            rest -= end - skipped;
            skipped = 0;
            if (++part == runs) part = 0, row++;
        }
        if (++j == w->count[1]) j = 0, i++;
    }
}

static void NAMED(make_canonical)(REAL *x, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) x[i] = x[i] == x[i] ? x[i] : NOT_A_NUMBER;
}

static void NAMED(fold)(REAL *out, const REAL *patches, const ptrdiff_t *layout) {
    const struct NAMED(window) w = NAMED(read_window)(layout);
    const ptrdiff_t image = w.height * w.width * w.channels, places = w.count[0] * w.count[1];
    const ptrdiff_t depth = w.size[0] * w.size[1] * w.channels;
    for (ptrdiff_t i = 0; i < w.images; i++, out += image, patches += places * depth) {
        NAMED(fill)(out, 0, image);
        NAMED(fold_places)(out, patches, &w, 0, places, 0, depth);
        NAMED(make_canonical)(out, image);
    }
}

// Each element that the window sees in the image at one of its places, in some channels; seen counts them.
#define EACH_SEEN(action)                                                                                              \
    for (ptrdiff_t row = rows.low, seen = 0; row < rows.high; row++) {                                                 \
        const ptrdiff_t y = rows.start + row * w->dilation[0];                                                         \
        for (ptrdiff_t column = columns.low; column < columns.high; column++, seen++) {                                \
            const ptrdiff_t at = (y * w->width + columns.start + column * w->dilation[1]) * w->channels + channel;     \
            action                                                                                                     \
        }                                                                                                              \
    }
#define SOME(x) (n < LANES ? LOAD_PART(x, n) : LOAD(x))
#define STORE_SOME(x, v)                                                                                               \
    if (n < LANES)                                                                                                     \
        STORE_PART(x, v, n);                                                                                           \
    else                                                                                                               \
        STORE(x, v);

enum NAMED(pooling) { NAMED(gives_largest), NAMED(gives_values), NAMED(adds_slopes), NAMED(puts_slopes) };

// The largest element of a window in each of some channels: the first of equals, the first NaN if there is any. It is
// given, or the one of values at its place; or slopes are added to images there, or put where no other window sees.
static inline __attribute__((always_inline)) void NAMED(pool_place)(
    const enum NAMED(pooling) pooling, REAL *out, const REAL *x, const REAL *values, const struct NAMED(window) *w,
    const struct NAMED(span) rows, const struct NAMED(span) columns, ptrdiff_t channel, ptrdiff_t n) {
    VECTOR best = (VECTOR)-INFINITE;
    MASK place = (MASK)(LANE_INDEX)-1;
    EACH_SEEN({
        const VECTOR value = SOME(x + at);
        MASK takes = (value > best) | ((value != value) & (best == best));
        if (pooling != NAMED(gives_largest)) takes |= place < 0;
        best = takes ? value : best;
        place = takes ? (MASK)(LANE_INDEX)seen : place;
    })
    if (pooling == NAMED(gives_values)) {
        best = (VECTOR)-INFINITE;
        EACH_SEEN(best = place == (MASK)(LANE_INDEX)seen ? SOME(values + at) : best;)
    }
    if (pooling == NAMED(gives_largest) || pooling == NAMED(gives_values)) {
        STORE_SOME(out + channel, best)
        return;
    }
    const VECTOR zero = (VECTOR)(REAL)0, slope = SOME(values + channel);
    EACH_SEEN({
        VECTOR sum = place == (MASK)(LANE_INDEX)seen ? slope : zero;
        sum += pooling == NAMED(adds_slopes) ? SOME(out + at) : zero;
        STORE_SOME(out + at, CANONICAL(sum))
    })
}
#undef EACH_SEEN
#undef SOME
#undef STORE_SOME

// Every place of the window in an image.
static inline __attribute__((always_inline)) void NAMED(pool_image)(const enum NAMED(pooling) pooling, REAL *out,
                                                                    const REAL *x, const REAL *values,
                                                                    const struct NAMED(window) *w) {
    const bool goes_back = pooling == NAMED(adds_slopes) || pooling == NAMED(puts_slopes);
    for (ptrdiff_t i = 0; i < w->count[0]; i++) {
        const struct NAMED(span) rows = NAMED(clip)(w, 0, i);
        for (ptrdiff_t j = 0; j < w->count[1]; j++) {
            const struct NAMED(span) columns = NAMED(clip)(w, 1, j);
            ptrdiff_t channel = 0;
            for (; channel + LANES <= w->channels; channel += LANES)
                NAMED(pool_place)(pooling, out, x, values, w, rows, columns, channel, LANES);
            if (channel < w->channels)
                NAMED(pool_place)(pooling, out, x, values, w, rows, columns, channel, w->channels - channel);
            if (goes_back)
                values += w->channels;
            else
                out += w->channels;
        }
    }
}

static void NAMED(max_pool)(REAL *out, const REAL *x, const REAL *values, const ptrdiff_t *layout) {
    const struct NAMED(window) w = NAMED(read_window)(layout);
    const ptrdiff_t image = w.height * w.width * w.channels, places = w.count[0] * w.count[1] * w.channels;
    for (ptrdiff_t i = 0; i < w.images; i++)
        if (values == x)
            NAMED(pool_image)(NAMED(gives_largest), out + i * places, x + i * image, x, &w);
        else
            NAMED(pool_image)(NAMED(gives_values), out + i * places, x + i * image, values + i * image, &w);
}

static void NAMED(max_pool_gradient)(REAL *out, const REAL *x, const REAL *g, const ptrdiff_t *layout) {
    const struct NAMED(window) w = NAMED(read_window)(layout);
    const ptrdiff_t image = w.height * w.width * w.channels, places = w.count[0] * w.count[1] * w.channels;
    bool overlaps = false, covers = true;
    for (int axis = 0; axis < 2; axis++) {
        const ptrdiff_t length = axis == 0 ? w.height : w.width;
        overlaps |= w.stride[axis] < (w.size[axis] - 1) * w.dilation[axis] + 1;
        covers &= w.stride[axis] == w.size[axis] && w.dilation[axis] == 1 &&
                  w.count[axis] * w.size[axis] >= length + w.before[axis];
    }
    for (ptrdiff_t i = 0; i < w.images; i++, out += image, x += image, g += places) {
        if (overlaps || !covers) NAMED(fill)(out, 0, image);
        if (overlaps)
            NAMED(pool_image)(NAMED(adds_slopes), out, x, g, &w);
        else
            NAMED(pool_image)(NAMED(puts_slopes), out, x, g, &w);
    }
}

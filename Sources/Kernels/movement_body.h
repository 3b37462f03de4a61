#pragma STDC FP_CONTRACT OFF

static void NAMED(fill)(REAL *out, REAL value, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) out[i] = value;
}

#define WALK(strided, action)                                                                                          \
    const ptrdiff_t rank = layout[0], *extents = layout + 1, *strides = extents + rank;                                \
    const ptrdiff_t last = rank - 1, n = extents[last], stride = strides[last];                                        \
    ptrdiff_t rows = 1, place[8] = {0};                                                                                \
    for (ptrdiff_t axis = 0; axis < last; axis++) rows *= extents[axis];                                               \
    for (ptrdiff_t row = 0; row < rows; row++) {                                                                       \
        for (ptrdiff_t i = 0; i < n; i++) action;                                                                      \
        for (ptrdiff_t axis = last - 1; axis >= 0; axis--) {                                                           \
            strided += strides[axis];                                                                                  \
            if (++place[axis] < extents[axis]) break;                                                                  \
            strided -= strides[axis] * extents[axis];                                                                  \
            place[axis] = 0;                                                                                           \
        }                                                                                                              \
    }

static void NAMED(copy)(REAL *out, const REAL *x, const ptrdiff_t *layout) { WALK(x, *out++ = x[i * stride]) }

static void NAMED(place)(REAL *out, const REAL *x, const ptrdiff_t *layout) { WALK(out, out[i * stride] = *x++) }
#undef WALK

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

#pragma STDC FP_CONTRACT OFF

static void NAMED(select)(REAL *out, const REAL *condition, const REAL *a, const REAL *b, const ptrdiff_t *layout) {
    const ptrdiff_t rank = layout[0], *extents = layout + 1, *cs = extents + rank, *as = cs + rank, *bs = as + rank;
    const ptrdiff_t last = rank - 1, n = extents[last];
    ptrdiff_t rows = 1, place[8] = {0};
    for (ptrdiff_t axis = 0; axis < last; axis++) rows *= extents[axis];
    for (ptrdiff_t row = 0; row < rows; row++) {
        for (ptrdiff_t i = 0; i < n; i++)
            out[i] = condition[i * cs[last]] != 0 ? a[i * as[last]] : b[i * bs[last]];
        out += n;
        for (ptrdiff_t axis = last - 1; axis >= 0; axis--) {
            condition += cs[axis];
            a += as[axis];
            b += bs[axis];
            if (++place[axis] < extents[axis]) break;
            condition -= cs[axis] * extents[axis];
            a -= as[axis] * extents[axis];
            b -= bs[axis] * extents[axis];
            place[axis] = 0;
        }
    }
}

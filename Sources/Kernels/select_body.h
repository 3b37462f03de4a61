#pragma STDC FP_CONTRACT OFF

static inline void NAMED(select_row)(REAL *out, const REAL *condition, ptrdiff_t cs, const REAL *a, ptrdiff_t as,
                                     const REAL *b, ptrdiff_t bs, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i += LANES) {
        const ptrdiff_t count = n - i < LANES ? n - i : LANES;
        const VECTOR holds = NAMED(take)(condition + i * cs, cs, count);
        const VECTOR r = holds != 0 ? NAMED(take)(a + i * as, as, count) : NAMED(take)(b + i * bs, bs, count);
        if (count < LANES)
            STORE_PART(out + i, r, count);
        else
            STORE(out + i, r);
    }
}

static void NAMED(select)(REAL *out, const REAL *condition, const REAL *a, const REAL *b, const ptrdiff_t *layout) {
    WALK3(condition, a, b,
          NAMED(select_row)(out + row * n, condition, condition_stride, a, a_stride, b, b_stride, n))
}

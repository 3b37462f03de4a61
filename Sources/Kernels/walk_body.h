#pragma STDC FP_CONTRACT OFF

#define LANE(lane, step) (lane)
static inline __attribute__((always_inline)) MASK NAMED(first_lanes)(ptrdiff_t count) {
    const MASK lanes = {EACH_LANE(LANE, 0)};
    return lanes < (MASK)(LANE_INDEX)count;
}
#undef LANE

// Some elements at a stride: 1, 0, or any.
static inline __attribute__((always_inline)) VECTOR NAMED(take)(const REAL *x, ptrdiff_t stride, ptrdiff_t count) {
    if (stride == 1) return count < LANES ? LOAD_PART(x, count) : LOAD(x);
    if (stride == 0) return (VECTOR)*x;
    REAL elements[LANES] = {0};
    SLOWLY for (ptrdiff_t l = 0; l < count; l++) elements[l] = x[l * stride];
    return LOAD(elements);
}

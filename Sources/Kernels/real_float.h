#pragma STDC FP_CONTRACT OFF
// What a text written once for both types is compiled with.
#define REAL float
#define NAMED(name) KERNELS_FLOAT(name)
#define SLEEF_ONE(name) SLEEF_FLOAT(name)
#define SLEEF_MANY(name) floats_##name
#define VECTOR float_vector
#define UNALIGNED unaligned_float_vector
#define LANES FLOATS
#define MASK float_mask
#define LANE_INDEX int32_t
#define LOAD_PART(x, n) load_part_of_floats(x, n)
#define STORE_PART(x, v, n) store_part_of_floats(x, v, n)
#define FUSED(a, b, c) __builtin_fmaf(a, b, c)
#define NOT_A_NUMBER __builtin_nanf("")
#define INFINITE __builtin_inff()
#define EXACT_REMAINDER(a, b) __builtin_fmodf(a, b)

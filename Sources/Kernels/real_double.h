#pragma STDC FP_CONTRACT OFF
// What a text written once for both types is compiled with.
#define REAL double
#define NAMED(name) KERNELS_DOUBLE(name)
#define SLEEF_ONE(name) SLEEF_DOUBLE(name)
#define SLEEF_MANY(name) doubles_##name
#define VECTOR double_vector
#define UNALIGNED unaligned_double_vector
#define LANES DOUBLES
#define MASK double_mask
#define LANE_INDEX int64_t
#define LOAD_PART(x, n) load_part_of_doubles(x, n)
#define STORE_PART(x, v, n) store_part_of_doubles(x, v, n)
#define FUSED(a, b, c) __builtin_fma(a, b, c)
#define NOT_A_NUMBER __builtin_nan("")
#define INFINITE __builtin_inf()
#define EXACT_REMAINDER(a, b) __builtin_fmod(a, b)

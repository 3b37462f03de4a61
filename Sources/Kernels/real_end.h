#pragma STDC FP_CONTRACT OFF
#undef REAL
#undef NAMED
#undef SLEEF_ONE
#undef SLEEF_MANY
#undef VECTOR
#undef UNALIGNED
#undef LANES
#undef MASK
#undef LANE_INDEX
#undef LOAD_PART
#undef STORE_PART
#undef FUSED
#undef NOT_A_NUMBER
#undef INFINITE
#undef EXACT_REMAINDER

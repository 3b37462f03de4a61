#pragma STDC FP_CONTRACT OFF
// Every kernel for both types, compiled once for each instruction set. The file that includes this says which:
// how many DOUBLES and FLOATS a vector holds, SLEEF's names for such vectors, and the name of its TABLE.
#include "table.h"

typedef double double_vector __attribute__((ext_vector_type(DOUBLES)));
typedef float float_vector __attribute__((ext_vector_type(FLOATS)));
typedef int64_t double_mask __attribute__((ext_vector_type(DOUBLES)));
typedef int32_t float_mask __attribute__((ext_vector_type(FLOATS)));

#include "sleef_finz.h"
#include "lanes.h"
#include "walk.h"

#include "real_double.h"
#include "perform_body.h"
#include "real_end.h"

#include "real_float.h"
#include "perform_body.h"
#include "real_end.h"

const struct kernels_table TABLE = {TABLE_NAME, perform_double, perform_float};

#pragma STDC FP_CONTRACT OFF
#include "instruction_set.h"

// One lane at a time, yet with hardware FMA: the definition that the others are held against.
#define DOUBLES 1
#define FLOATS 1
#define REGISTERS 16
#define TABLE kernels_scalar
#define TABLE_NAME "scalar"

KERNELS_BEGIN
#include "text.h"
KERNELS_END

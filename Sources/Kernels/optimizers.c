#pragma STDC FP_CONTRACT OFF
#include "table.h"
#include "instruction_set.h"

KERNELS_BEGIN
#include "real_double.h"
#include "optimizers_body.h"
#include "real_end.h"

#include "real_float.h"
#include "optimizers_body.h"
#include "real_end.h"
KERNELS_END

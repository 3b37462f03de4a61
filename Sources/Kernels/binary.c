#pragma STDC FP_CONTRACT OFF
#include "kernels.h"
#include "sleef_finz.h"

KERNELS_BEGIN
#include "real_double.h"
#include "binary_body.h"
#include "real_end.h"

#include "real_float.h"
#include "binary_body.h"
#include "real_end.h"
KERNELS_END

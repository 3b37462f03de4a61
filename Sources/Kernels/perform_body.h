#pragma STDC FP_CONTRACT OFF

#include "walk_body.h"
#include "erf_body.h"
#include "unary_body.h"
#include "binary_body.h"
#include "select_body.h"
#include "movement_body.h"
#include "product_body.h"
#include "reduce_body.h"
#include "recurrence_body.h"
#include "window_body.h"

static ptrdiff_t NAMED(perform)(const struct kernels_instruction *instructions, ptrdiff_t n, REAL *output,
                                const REAL *first, const REAL *second, const REAL *third, const ptrdiff_t *layouts) {
    for (ptrdiff_t position = 0; position < n; position++) {
        const struct kernels_instruction *instruction = instructions + position;
        const int detail = instruction->detail;
        const ptrdiff_t count = instruction->count, *layout = layouts + instruction->layout;
        REAL *out = output + instruction->output;
        const REAL *a = first + instruction->first, *b = second + instruction->second;
        switch (instruction->code) {
        case KERNELS_UNARY: NAMED(unary)(detail, out, a, count); break;
        case KERNELS_UNARY_IN_PLACE: NAMED(unary)(detail, out, out, count); break;
        case KERNELS_BINARY: NAMED(binary)(detail, out, a, b, layout); break;
        case KERNELS_SELECT: NAMED(select)(out, a, b, third + instruction->third, layout); break;
        case KERNELS_MATRIX_PRODUCT:
            for (ptrdiff_t i = 0; i < count; i++)
                NAMED(product)(out + i * layout[0] * layout[1], a + i * layout[7], b + i * layout[8], layout[0],
                               layout[1], layout[2], layout[3], layout[4], layout[5], layout[6]);
            break;
        case KERNELS_REDUCE: NAMED(reduce)(detail, out, a, layout); break;
        case KERNELS_COPY: NAMED(copy)(out, a, layout); break;
        case KERNELS_PLACE: NAMED(place)(out, a, layout); break;
        case KERNELS_FILL: NAMED(fill)(out, 0, count); break;
        case KERNELS_GATHER:
            if (!NAMED(gather)(out, a, b, count, layout)) return position;
            break;
        case KERNELS_SCATTER_ADD:
            if (!NAMED(scatter_add)(out, a, b, count, layout)) return position;
            break;
        case KERNELS_RECURRENCE: NAMED(recurrence)(detail, out, a, b, third + instruction->third, layout); break;
        case KERNELS_RECURRENCE_GRADIENT:
            NAMED(recurrence_gradient)(detail, out, a, b, third + instruction->third, layout);
            break;
        case KERNELS_PATCHES: NAMED(patches)(out, a, layout); break;
        case KERNELS_FOLD: NAMED(fold)(out, a, layout); break;
        case KERNELS_MAX_POOL: NAMED(max_pool)(out, a, b, layout); break;
        case KERNELS_MAX_POOL_GRADIENT: NAMED(max_pool_gradient)(out, a, b, layout); break;
        }
    }
    return -1;
}

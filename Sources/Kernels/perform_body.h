#pragma STDC FP_CONTRACT OFF

#include "walk_body.h"
#include "erf_body.h"
#include "unary_body.h"
#include "binary_body.h"
#include "select_body.h"
#include "movement_body.h"
#include "product_body.h"
#include "reduce_body.h"
#include "softmax_body.h"
#include "column_body.h"
#include "recurrence_body.h"
#include "window_body.h"

// Below this much work, in elements or four multiplications, telling another thread costs more than it saves.
enum { NAMED(much) = 200000 };
#include "convolution_body.h"
#include "share_body.h"

#define SHARED(work, units)                                                                                            \
    if ((work) >= NAMED(much) && NAMED(share_work)(instruction, out, a, b, c, layout, units)) break;

static ptrdiff_t NAMED(perform)(const struct kernels_instruction *instructions, ptrdiff_t n, REAL *output,
                                const REAL *first, const REAL *second, const REAL *third, const ptrdiff_t *layouts) {
    for (ptrdiff_t position = 0; position < n; position++) {
        const struct kernels_instruction *instruction = instructions + position;
        const int detail = instruction->detail;
        const ptrdiff_t count = instruction->count, *layout = layouts + instruction->layout;
        REAL *out = output + instruction->output;
        const REAL *a = first + instruction->first, *b = second + instruction->second;
        const REAL *c = third + instruction->third;
        switch (instruction->code) {
        case KERNELS_UNARY_IN_PLACE: a = out;
            __attribute__((fallthrough));
        case KERNELS_UNARY:
            SHARED(count * NAMED(unary_cost)(detail), count / 16)
            NAMED(unary)(detail, out, a, count);
            break;
        case KERNELS_BINARY:
            SHARED(NAMED(size)(layout), layout[1])
            NAMED(binary)(detail, out, a, b, layout);
            break;
        case KERNELS_SELECT:
            SHARED(NAMED(size)(layout), layout[1])
            NAMED(select)(out, a, b, c, layout);
            break;
        case KERNELS_MATRIX_PRODUCT:
            if (layout[0] * layout[1] * layout[2] * count / 8 >= NAMED(much) &&
                NAMED(share_product)(instruction, out, a, b, c, layout))
                break;
            for (ptrdiff_t i = 0; i < count; i++)
                NAMED(multiply)(instruction, out + i * layout[0] * layout[1], a + i * layout[7], b + i * layout[8], c,
                                layout);
            break;
        case KERNELS_REDUCE:
            // Neighbouring columns lie in the same cache lines.
            if (layout[1 + layout[0]] != 1 || layout[1] >= 64)
                SHARED(NAMED(size)(layout) * NAMED(size)(layout + 1 + 2 * layout[0]), layout[1])
            NAMED(reduce)(detail, out, a, layout);
            break;
        case KERNELS_SOFTMAX:
            SHARED(layout[0] * layout[1] * NAMED(unary_cost)(KERNELS_EXP), layout[0])
            NAMED(softmax)(out, a, layout[0], layout[1]);
            break;
        case KERNELS_COPY:
            SHARED(NAMED(size)(layout), layout[1])
            NAMED(copy)(out, a, layout);
            break;
        case KERNELS_PLACE: NAMED(place)(out, a, layout); break;
        case KERNELS_FILL: NAMED(fill)(out, 0, count); break;
        case KERNELS_GATHER:
            if (!NAMED(gather)(out, a, b, count, layout)) return position;
            break;
        case KERNELS_SCATTER_ADD:
            if (!NAMED(scatter_add)(out, a, b, count, layout)) return position;
            break;
        case KERNELS_RUNNING_SUM: NAMED(running_sum)(detail, out, a, layout); break;
        case KERNELS_RECURRENCE: NAMED(recurrence)(detail, out, a, b, c, layout); break;
        case KERNELS_RECURRENCE_GRADIENT:
            NAMED(recurrence_gradient)(detail, out, a, b, c, layout);
            break;
        case KERNELS_PATCHES:
            SHARED(NAMED(window_size)(layout), layout[0])
            NAMED(patches)(out, a, layout);
            break;
        case KERNELS_FOLD:
            SHARED(NAMED(window_size)(layout), layout[0])
            NAMED(fold)(out, a, layout);
            break;
        case KERNELS_MAX_POOL:
            SHARED(NAMED(window_size)(layout), layout[0])
            NAMED(max_pool)(out, a, b, layout);
            break;
        case KERNELS_MAX_POOL_GRADIENT:
            SHARED(NAMED(window_size)(layout), layout[0])
            NAMED(max_pool_gradient)(out, a, b, layout);
            break;
        case KERNELS_CONVOLUTION: NAMED(convolution)(detail, out, a, b, c, layout); break;
        case KERNELS_CONVOLUTION_IMAGES: NAMED(convolution_images)(out, a, b, layout); break;
        case KERNELS_CONVOLUTION_KERNEL: NAMED(convolution_kernel)(out, a, b, layout); break;
        }
    }
    return -1;
}
#undef SHARED

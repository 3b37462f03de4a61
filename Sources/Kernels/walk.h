#pragma STDC FP_CONTRACT OFF
// Walks over the rows of a layout. The action sees row, its n elements, and the stride of each array in it.

#define WALK_ROWS(action, forwards, backwards)                                                                         \
    ptrdiff_t rows = 1, place[8] = {0};                                                                                \
    for (ptrdiff_t axis = 0; axis < last; axis++) rows *= extents[axis];                                               \
    for (ptrdiff_t row = 0; row < rows; row++) {                                                                       \
        action;                                                                                                        \
        for (ptrdiff_t axis = last - 1; axis >= 0; axis--) {                                                           \
            forwards;                                                                                                  \
            if (++place[axis] < extents[axis]) break;                                                                  \
            backwards;                                                                                                 \
            place[axis] = 0;                                                                                           \
        }                                                                                                              \
    }
#define WALK_START                                                                                                     \
    const ptrdiff_t rank = layout[0], *extents = layout + 1, last = rank - 1, n = extents[last];

#define WALK1(a, action)                                                                                               \
    {                                                                                                                  \
        WALK_START                                                                                                     \
        const ptrdiff_t *a##_strides = extents + rank, a##_stride = a##_strides[last];                                 \
        WALK_ROWS(action, a += a##_strides[axis], a -= a##_strides[axis] * extents[axis])                              \
    }

#define WALK2(a, b, action)                                                                                            \
    {                                                                                                                  \
        WALK_START                                                                                                     \
        const ptrdiff_t *a##_strides = extents + rank, a##_stride = a##_strides[last];                                 \
        const ptrdiff_t *b##_strides = a##_strides + rank, b##_stride = b##_strides[last];                             \
        WALK_ROWS(action, (a += a##_strides[axis], b += b##_strides[axis]),                                            \
                  (a -= a##_strides[axis] * extents[axis], b -= b##_strides[axis] * extents[axis]))                    \
    }

#define WALK3(a, b, c, action)                                                                                         \
    {                                                                                                                  \
        WALK_START                                                                                                     \
        const ptrdiff_t *a##_strides = extents + rank, a##_stride = a##_strides[last];                                 \
        const ptrdiff_t *b##_strides = a##_strides + rank, b##_stride = b##_strides[last];                             \
        const ptrdiff_t *c##_strides = b##_strides + rank, c##_stride = c##_strides[last];                             \
        WALK_ROWS(action, (a += a##_strides[axis], b += b##_strides[axis], c += c##_strides[axis]),                    \
                  (a -= a##_strides[axis] * extents[axis], b -= b##_strides[axis] * extents[axis],                     \
                   c -= c##_strides[axis] * extents[axis]))                                                            \
    }

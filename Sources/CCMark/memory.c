#include "CCMark.h"
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Before each block stands how much it holds. A node's own size is the largest that is kept for the next of its size;
// larger blocks, mostly texts that were read, are cut up anew.
enum { header = 8, step = 16, largest_kept = 160, first_piece = 16 << 10, largest_piece = 4 << 20 };

typedef struct piece {
    struct piece *before;
    size_t size;
} piece;

typedef struct unused {
    struct unused *next;
} unused;

// A place to cut blocks from that lies at its own beginning.
typedef struct field {
    struct field *next;
    char *end;
} field;

static _Thread_local struct {
    piece *last;
    // The field to cut from; whether it is all zeros.
    char *next, *end;
    int is_zero;
    field *others;
    // Small blocks that were given back, by size.
    unused *kept[largest_kept / step + 1];
} arena;

static size_t *size_of(void *block) { return (size_t *)block - 1; }

static size_t rounded(size_t size) {
    if (size > SIZE_MAX / 2) abort();
    return (size + header + step - 1) / step * step - header;
}

static size_t room(void) { return (size_t)(arena.end - arena.next); }

// In a large document what one step gives back the next one asks for; from the system each page would come to be cleared
// anew, which takes longer than to write it.
static void keep_what_is_freed(void) {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

static void add_piece(size_t size) {
    size_t next = arena.last ? 2 * arena.last->size : first_piece;
    if (next > largest_piece) {
        next = largest_piece;
        keep_what_is_freed();
    }
    if (next < size + sizeof(piece) + 2 * step) next = size + sizeof(piece) + 2 * step;
    piece *added = calloc(1, next);
    if (!added) abort();
    *added = (piece){arena.last, next};
    arena.last = added;
    arena.next = (char *)(added + 1) + header;
    arena.end = (char *)added + next;
    arena.is_zero = 1;
}

static void *take(size_t size, int zero) {
    size = rounded(size);
    unused **kept = size <= largest_kept ? &arena.kept[size / step] : NULL;
    if (kept && *kept) {
        void *block = *kept;
        *kept = (*kept)->next;
        return zero ? memset(block, 0, size) : block;
    }
    while (room() < size + header && arena.others) {
        arena.next = (char *)arena.others;
        arena.end = arena.others->end;
        arena.is_zero = 0;
        arena.others = arena.others->next;
    }
    if (room() < size + header) add_piece(size);
    void *block = arena.next + header;
    *size_of(block) = size;
    arena.next += size + header;
    return zero && !arena.is_zero ? memset(block, 0, size) : block;
}

static void *take_zeros(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) abort();
    return take(count * size, 1);
}

static void give_back(void *block) {
    if (!block) return;
    size_t size = *size_of(block);
    if (size <= largest_kept) {
        unused *first = block;
        first->next = arena.kept[size / step];
        arena.kept[size / step] = first;
        return;
    }
    if (room() > largest_kept) {
        field *other = (field *)arena.next;
        *other = (field){arena.others, arena.end};
        arena.others = other;
    }
    arena.next = (char *)block - header;
    arena.end = (char *)block + size;
    arena.is_zero = 0;
}

static void *resize(void *block, size_t size) {
    if (!block) return take(size, 0);
    size_t old = *size_of(block);
    if (size <= old) return block;
    // The last block grows where it stands.
    size_t more = rounded(size) - old;
    if ((char *)block + old == arena.next && room() >= more) {
        arena.next += more;
        *size_of(block) = old + more;
        return block;
    }
    void *larger = take(size, 0);
    memcpy(larger, block, old);
    give_back(block);
    return larger;
}

cmark_parser *ccmark_parser_new(int options) {
    static cmark_mem memory = {take_zeros, resize, give_back};
    return cmark_parser_new_with_mem(options, &memory);
}

void ccmark_free_all(void) {
    while (arena.last) {
        piece *before = arena.last->before;
        free(arena.last);
        arena.last = before;
    }
    memset(&arena, 0, sizeof arena);
}

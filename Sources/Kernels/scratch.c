#pragma STDC FP_CONTRACT OFF
#include "table.h"
#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;

__attribute__((constructor)) static void make(void) { pthread_key_create(&key, free); }

void *kernels_scratch(void) {
    void *scratch = pthread_getspecific(key);
    if (!scratch) {
        scratch = aligned_alloc(4096, SCRATCH_BYTES + PATCHES_BYTES);
        pthread_setspecific(key, scratch);
    }
    return scratch;
}

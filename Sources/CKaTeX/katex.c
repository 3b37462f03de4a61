#include "katex.h"

#include <duktape.h>
#include <stdlib.h>
#include <string.h>

struct katex {
  duk_context *context;
  size_t used, limit;
  int was_refused;
};

// Every block is led by its size, so that the limit means the same with every allocator.
typedef union {
  size_t size;
  max_align_t alignment;
} header;

static void *resize(void *state, void *pointer, duk_size_t size) {
  katex *katex = state;
  header *block = pointer ? (header *)pointer - 1 : NULL;
  size_t old = block ? block->size : 0;
  if (size == 0) {
    katex->used -= old;
    free(block);
    return NULL;
  }
  if (size > katex->limit || katex->used - old + size > katex->limit || !(block = realloc(block, sizeof(header) + size))) {
    katex->was_refused = 1;
    return NULL;
  }
  block->size = size;
  katex->used += size - old;
  return block + 1;
}

static void *allocate(void *state, duk_size_t size) { return resize(state, NULL, size); }
static void release(void *state, void *pointer) { resize(state, pointer, 0); }

// Duktape wants a handler that does not return. All that a formula can reach runs in a protected call.
static void fail(void *state, const char *message) {
  (void)state;
  (void)message;
  abort();
}

typedef struct {
  const unsigned char *text;
  size_t count;
  long engine;
} program;

// Bytecode of another version, or any other bytes, must never reach duk_load_function.
static duk_ret_t load(duk_context *context, void *state) {
  const program *program = state;
  duk_get_global_literal(context, "Duktape");
  duk_get_prop_literal(context, -1, "version");
  if (duk_get_int(context, -1) != program->engine) return DUK_RET_ERROR;
  unsigned char *bytes = duk_push_dynamic_buffer(context, program->count), *end = bytes;
  for (size_t i = 0; i < program->count; i++) {
    unsigned char byte = program->text[i];
    *end++ = byte < 0x80 ? byte : (unsigned char)(byte << 6 | (program->text[++i] & 0x3f));
  }
  duk_resize_buffer(context, -1, (duk_size_t)(end - bytes));
  duk_load_function(context);
  duk_call(context, 0);
  return 1;
}

katex *katex_create(const unsigned char *text, size_t count, long engine, size_t limit) {
  // Duktape cannot make a heap in less without a fatal error: nothing catches one there (seen up to 100 kB).
  if (limit < 1 << 20) return NULL;
  katex *katex = calloc(1, sizeof *katex);
  if (!katex) return NULL;
  katex->limit = limit;
  katex->context = duk_create_heap(allocate, resize, release, katex, fail);
  program program = {text, count, engine};
  if (!katex->context || duk_safe_call(katex->context, load, &program, 0, 1) != DUK_EXEC_SUCCESS) {
    katex_destroy(katex);
    return NULL;
  }
  return katex;
}

void katex_destroy(katex *katex) {
  if (!katex) return;
  if (katex->context) duk_destroy_heap(katex->context);
  free(katex);
}

typedef struct {
  const char *tex;
  size_t count;
  int is_display;
} formula;

static duk_ret_t render(duk_context *context, void *state) {
  const formula *formula = state;
  duk_push_lstring(context, formula->tex, formula->count);
  duk_push_boolean(context, formula->is_display);
  duk_call(context, 2);
  duk_require_string(context, -1);
  return 1;
}

static duk_ret_t describe(duk_context *context, void *unused) {
  (void)unused;
  duk_to_string(context, -1);
  return 1;
}

static duk_ret_t forget(duk_context *context, void *unused) {
  (void)unused;
  duk_call(context, 0);
  return 0;
}

bool katex_reset(katex *katex, size_t limit) {
  katex->limit = limit;
  duk_set_top(katex->context, 1);
  duk_dup(katex->context, 0);
  return duk_safe_call(katex->context, forget, NULL, 1, 0) == DUK_EXEC_SUCCESS;
}

katex_status katex_render(katex *katex, const char *tex, size_t count, int is_display, const char **answer, size_t *answer_count) {
  duk_context *context = katex->context;
  formula formula = {tex, count, is_display};
  duk_set_top(context, 1);
  duk_dup(context, 0);
  katex->was_refused = 0;
  int failed = duk_safe_call(context, render, &formula, 1, 1) != DUK_EXEC_SUCCESS;
  int was_refused = katex->was_refused;
  // The error's own words take memory too, and getting them may fail in turn.
  if (failed && duk_safe_call(context, describe, NULL, 1, 1) != DUK_EXEC_SUCCESS) was_refused = 1;
  *answer = duk_get_lstring_default(context, -1, answer_count, "", 0);
  return !failed ? KATEX_DONE : was_refused ? KATEX_OUT_OF_MEMORY : KATEX_FAILED;
}

#pragma once
#include <stdbool.h>
#include <stddef.h>

/// KaTeX in a Duktape heap of its own. Not for two threads at a time.
typedef struct katex katex;

typedef enum { KATEX_DONE, KATEX_OUT_OF_MEMORY, KATEX_FAILED } katex_status;

/// The driver whose bytecode for Duktape `engine` is `text`, each byte a character in UTF-8, in at most `limit` bytes.
/// NULL where memory is short or Duktape is of another version.
katex *katex_create(const unsigned char *text, size_t count, long engine, size_t limit);
void katex_destroy(katex *katex);

/// Forgets what the formulas defined and sets another limit. After false only katex_destroy is allowed.
bool katex_reset(katex *katex, size_t limit);

/// Calls the driver with a formula in CESU-8. The answer, CESU-8 too, belongs to `katex` until the next call.
/// After another status than KATEX_DONE, which comes with the engine's own words, only katex_destroy is allowed.
katex_status katex_render(katex *katex, const char *tex, size_t count, int is_display, const char **answer, size_t *answer_count);

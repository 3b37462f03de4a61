// Compiles the concatenation of JavaScript files to Duktape bytecode, written as a C file.
#define _POSIX_C_SOURCE 200809L
#include <duktape.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// KaTeX 0.16.4 as Debian 12 has it.
static const size_t known_size = 269786;
static const unsigned long long known_hash = 0x64d69e8a04254c03;
static const long known_engine = 20700;

static unsigned long long fnv1a(const char *bytes, size_t count) {
  unsigned long long hash = 0xcbf29ce484222325;
  for (size_t i = 0; i < count; i++) hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3;
  return hash;
}

static char *append_file(char *text, size_t *size, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) {
    fprintf(stderr, "error: cannot read %s (Debian: libjs-katex)\n", path);
    exit(1);
  }
  size_t count = (size_t)ftell(file);
  rewind(file);
  text = realloc(text, *size + count + 2);
  if (!text || fread(text + *size, 1, count, file) != count) exit(1);
  fclose(file);
  *size += count;
  text[(*size)++] = '\n';
  text[*size] = 0;
  return text;
}

static void fail(void *unused, const char *message) {
  (void)unused;
  fprintf(stderr, "error: Duktape: %s\n", message ? message : "unknown");
  exit(1);
}

// One character of a Swift string literal.
static void put(FILE *file, unsigned char byte) {
  if (byte == 0)
    fputs("\\0", file);
  else if (byte < 0x20 || byte == 0x7f || byte == '"' || byte == '\\')
    fprintf(file, "\\u{%x}", byte);
  else if (byte < 0x80)
    fputc(byte, file);
  else
    fprintf(file, "%c%c", 0xc0 | byte >> 6, 0x80 | (byte & 0x3f));
}

// SwiftPM runs this tool at every build; a file that is left alone is not compiled again.
static int holds(const char *path, const char *text, size_t size) {
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  char *found = malloc(size + 1);
  int same = found && fread(found, 1, size + 1, file) == size && !memcmp(found, text, size);
  free(found);
  fclose(file);
  return same;
}

// The digits behind the first `version:"` of the library; empty where there are none.
static void find_version(char *version, size_t limit, const char *library) {
  const char *key = "version:\"", *found = strstr(library, key);
  size_t length = found ? strspn(found + strlen(key), "0123456789.") : 0;
  if (length >= limit) length = 0;
  if (length) memcpy(version, found + strlen(key), length);
  version[length] = 0;
}

int main(int count, char **arguments) {
  if (count != 5) return 64;
  const char *polyfill = arguments[1], *library = arguments[2], *driver = arguments[3], *output = arguments[4];

  size_t size = 0, start, end;
  char *text = append_file(NULL, &size, polyfill);
  start = size;
  text = append_file(text, &size, library);
  end = size - 1;
  if (end - start != known_size || fnv1a(text + start, end - start) != known_hash)
    fprintf(stderr, "warning: %s is not KaTeX 0.16.4: formulas may come out differently (size %zu, hash 0x%016llx)\n",
            library, end - start, fnv1a(text + start, end - start));
  if (DUK_VERSION != known_engine)
    fprintf(stderr, "warning: Duktape is %ld, not %ld: formulas may come out differently\n", (long)DUK_VERSION, known_engine);
  char version[16];
  find_version(version, sizeof version, text + start);
  text = append_file(text, &size, driver);

  duk_context *context = duk_create_heap(NULL, NULL, NULL, NULL, fail);
  if (!context) return 1;
  duk_push_string(context, "katex.js");
  duk_compile_lstring_filename(context, DUK_COMPILE_EVAL, text, size);
  duk_dump_function(context);
  duk_size_t length = 0;
  const unsigned char *bytes = duk_get_buffer_data(context, -1, &length);

  char *result = NULL;
  size_t result_size = 0;
  FILE *file = open_memstream(&result, &result_size);
  if (!file) return 1;
  fprintf(file, "/// KaTeX and its driver as bytecode of Duktape `engine`, each byte a character.\n");
  fprintf(file, "enum KaTeXBytecode {\n    static let engine = %ld\n    static let library = \"%s\"\n", (long)DUK_VERSION, version);
  fprintf(file, "    static let text: StaticString = \"");
  for (size_t i = 0; i < length; i++) put(file, bytes[i]);
  fputs("\"\n}\n", file);
  if (fclose(file)) return 1;
  if (!holds(output, result, result_size)) {
    file = fopen(output, "wb");
    if (!file || fwrite(result, 1, result_size, file) != result_size || fclose(file)) return 1;
  }
  free(result);
  duk_destroy_heap(context);
  free(text);
  return 0;
}

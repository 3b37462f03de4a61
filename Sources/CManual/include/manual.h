#pragma once
#include <stddef.h>

/// The pages of the manual in one language, in UTF-8: one section of Markdown after the other, each under a heading
/// `## name: title`.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} manual_text;

manual_text manual_in_english(void);
manual_text manual_in_chinese(void);

#include "manual.h"

// Each file ends with an empty line, so that the next one's heading begins a line.
static const unsigned char text[] = {
#embed "topics.en.md" suffix(, '\n', '\n', )
#embed "mistakes-1.en.md" suffix(, '\n', '\n', )
#embed "mistakes-2-200.en.md" suffix(, '\n', '\n', )
#embed "mistakes-2-263.en.md" suffix(, '\n', '\n', )
#embed "mistakes-3.en.md" suffix(, '\n', '\n', )
#embed "mistakes-4.en.md" suffix(, '\n', '\n', )
#embed "mistakes-5-500.en.md" suffix(, '\n', '\n', )
#embed "mistakes-5-525.en.md" suffix(, '\n', '\n', )
#embed "mistakes-5-540.en.md" suffix(, '\n', '\n', )
#embed "mistakes-5-560.en.md" suffix(, '\n', '\n', )
#embed "mistakes-6.en.md" suffix(, '\n', '\n', )
#embed "mistakes-6-614.en.md" suffix(, '\n', '\n', )
#embed "mistakes-6-619.en.md" suffix(, '\n', '\n', )
#embed "mistakes-6-625.en.md" suffix(, '\n', '\n', )
#embed "mistakes-6-647.en.md" suffix(, '\n', '\n', )
#embed "mistakes-6-650.en.md" suffix(, '\n', '\n', )
#embed "mistakes-7.en.md" suffix(, '\n', '\n', )
#embed "mistakes-9.en.md" suffix(, '\n', '\n', )
};

manual_text manual_in_english(void) { return (manual_text){text, sizeof text}; }

#include "manual.h"

// Each file ends with an empty line, so that the next one's heading begins a line.
static const unsigned char text[] = {
#embed "topics.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-1.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-2-200.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-2-263.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-3.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-4.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-5-500.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-5-525.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-5-540.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-5-560.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-6.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-6-614.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-6-619.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-6-625.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-6-647.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-6-650.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-7.zh.md" suffix(, '\n', '\n', )
#embed "mistakes-9.zh.md" suffix(, '\n', '\n', )
};

manual_text manual_in_chinese(void) { return (manual_text){text, sizeof text}; }

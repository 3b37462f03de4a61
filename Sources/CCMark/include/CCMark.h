#ifndef CCMARK_H
#define CCMARK_H

#include <cmark.h>
#include <string.h>

/// A parser whose memory, and that of the tree it makes, belongs to this thread until `ccmark_free_all`.
///
/// It is given back at once: cmark asks for several blocks a node, and to give them back one by one takes as long as a
/// quarter of the parse.
cmark_parser *ccmark_parser_new(int options);

/// Gives back all that parsers of this thread, and the nodes and iterators they made, have taken.
void ccmark_free_all(void);

#endif

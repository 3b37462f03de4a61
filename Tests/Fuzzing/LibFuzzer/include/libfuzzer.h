// libFuzzer, if it is linked: `make fuzz` does, an ordinary build does not.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What libFuzzer calls with each input; it gives 0.
typedef int (*libfuzzer_examination)(const uint8_t *bytes, size_t count);

/// Looks for inputs that `examine` does not survive, as libFuzzer's options in `arguments` (the first is the program's
/// name) say, and gives its status. -1: libFuzzer is not linked.
int libfuzzer_run(int count, char **arguments, libfuzzer_examination examine);

/// Changes `count` of at most `limit` bytes in place as libFuzzer does by itself; gives how many there are then.
size_t libfuzzer_mutate(uint8_t *bytes, size_t count, size_t limit);

/// Keeps the clock's signal from this thread: libFuzzer takes it only in the one that it runs in.
void libfuzzer_block_alarms(void);

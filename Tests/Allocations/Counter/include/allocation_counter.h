#pragma once

/// From here on counts what this thread allocates, from 0.
void allocation_counter_start(void);

/// Ends counting, and gives how often this thread asked for memory since it started.
long allocation_counter_stop(void);

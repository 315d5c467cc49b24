// SPDX-License-Identifier: Apache-2.0
#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H
#include <stdint.h>

/// Blocks that this thread has asked malloc, calloc, realloc and their aligned forms for since it began. Linking this
/// target replaces them for the whole process by ones that count.
uint64_t callocations_count(void);

/// CPU time of this thread in nanoseconds.
uint64_t callocations_thread_nanoseconds(void);

#endif

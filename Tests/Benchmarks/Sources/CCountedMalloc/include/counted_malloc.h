// malloc(3) and its like, counted: linked into a program, these take the place of the C library's.
#ifndef CHUNGTAY_COUNTED_MALLOC_H
#define CHUNGTAY_COUNTED_MALLOC_H

#include <stdint.h>

/// How often the calling thread has asked for memory.
uint64_t counted_allocations(void);

#endif

#ifndef GRADUS_CPROCESSOR_H
#define GRADUS_CPROCESSOR_H

#include <stdbool.h>

// Whether the processor has all that FastKernelsAVX2 is compiled for.
static inline bool gradus_has_avx2(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
#else
  return false;
#endif
}

#endif

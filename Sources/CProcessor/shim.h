#ifndef GRADUS_CPROCESSOR_H
#define GRADUS_CPROCESSOR_H

#include <stdbool.h>
#include <unistd.h>

// Whether the processor has all that FastKernelsAVX2 is compiled for.
static inline bool gradus_has_avx2(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
#else
  return false;
#endif
}

#if defined(__linux__)
// Its own declaration is for those alone who ask for all that GNU adds.
extern int gradus_affinity(int process, unsigned long size, void *cores) __asm__(
    "sched_getaffinity");
#endif

// How many cores this process may run on.
static inline long gradus_core_count(void) {
#if defined(__linux__)
  unsigned long cores[16] = {0};
  if (gradus_affinity(0, sizeof cores, cores) >= 0) {
    long count = 0;
    for (int part = 0; part < 16; part++) count += __builtin_popcountl(cores[part]);
    if (count > 0) return count;
  }
#endif
  return sysconf(_SC_NPROCESSORS_ONLN);
}

// Tells the processor that this loop waits for another thread.
static inline void gradus_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#endif

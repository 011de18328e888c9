#ifndef GRADUS_SIGNALS_H
#define GRADUS_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

// Set by SIGINT; nothing but `gradus_interrupt_clear` resets it. Read it through the function below.
extern volatile sig_atomic_t gradus_interrupt_flag;

// Whether Ctrl-C was pressed since the flag was last cleared: one load, cheap enough for a hot loop.
static inline bool gradus_interrupt_requested(void) {
  return __atomic_load_n(&gradus_interrupt_flag, __ATOMIC_RELAXED) != 0;
}

// Forgets an interrupt that has been acted upon.
void gradus_interrupt_clear(void);

// How often Ctrl-C was pressed so far, forgotten ones included.
unsigned gradus_interrupt_count(void);

// Installs the handlers for SIGINT, SIGWINCH, SIGCONT, and for the signals that end the process,
// before which the terminal's modes are restored. Further calls do nothing.
// A signal that was ignored at the start stays ignored, unless `interactive` and it is SIGINT.
void gradus_signals_install(bool interactive);

// What a wait ended with.
enum gradus_wait_result {
  GRADUS_WAIT_READABLE,
  GRADUS_WAIT_INTERRUPTED,
  GRADUS_WAIT_RESIZED,
  GRADUS_WAIT_CONTINUED,
  GRADUS_WAIT_STOP_REQUESTED,
  GRADUS_WAIT_TIMED_OUT,
};

// Waits until `descriptor` can be read, a signal arrived or the time (in ms, -1 for ever) is over.
// An interrupt keeps being reported until it is cleared; the others are reported once.
enum gradus_wait_result gradus_wait(int descriptor, int timeout);

#endif

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

volatile sig_atomic_t gradus_interrupt_flag;

static volatile unsigned interrupts;

static volatile sig_atomic_t resized, continued, stop_requested, stale;

// A handler may run in any thread.
static void set(volatile sig_atomic_t *flag) { __atomic_store_n(flag, 1, __ATOMIC_RELEASE); }

static bool take(volatile sig_atomic_t *flag) {
  return __atomic_exchange_n(flag, 0, __ATOMIC_ACQUIRE) != 0;
}

// A byte in this pipe ends a poll that was about to begin when the signal came.
static int wake_pipe[2] = {-1, -1};

static void wake(void) {
  int saved = errno;
  const char byte = 0;
  if (write(wake_pipe[1], &byte, 1) < 0) { /* full: the poll will end anyway */
  }
  errno = saved;
}

static void on_interrupt(int number) {
  (void)number;
  // First, so that whoever sees the interrupt drops the bytes before it, and none that follow.
  set(&stale);
  set(&gradus_interrupt_flag);
  __atomic_fetch_add(&interrupts, 1, __ATOMIC_RELEASE);
  wake();
}

static void on_notice(int number) {
  switch (number) {
    case SIGWINCH: set(&resized); break;
    case SIGCONT: set(&continued); break;
    case SIGTSTP: set(&stop_requested); break;
  }
  wake();
}

static void on_fatal(int number) {
  gradus_terminal_restore_now();
  signal(number, SIG_DFL);
  raise(number);
}

static bool is_ignored(int number) {
  struct sigaction now;
  return sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void handle(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

// A pipe that neither blocks nor outlives the program in another.
static bool make_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0;
#else
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  return true;
#endif
}

void gradus_signals_install(bool interactive) {
  if (wake_pipe[0] >= 0) return;
  if (!make_pipe(wake_pipe)) return;
  if (interactive || !is_ignored(SIGINT)) handle(SIGINT, on_interrupt);
  handle(SIGWINCH, on_notice);
  handle(SIGCONT, on_notice);
  static const int fatal[] = {SIGTERM, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
    if (!is_ignored(fatal[i])) handle(fatal[i], on_fatal);
  }
}

void gradus_signals_catch_stop(bool on) {
  static bool caught;
  if (on && !is_ignored(SIGTSTP)) {
    handle(SIGTSTP, on_notice);
    caught = true;
  } else if (!on && caught) {
    signal(SIGTSTP, SIG_DFL);
    caught = false;
  }
}

void gradus_interrupt_clear(void) { take(&gradus_interrupt_flag); }

unsigned gradus_interrupt_count(void) { return __atomic_load_n(&interrupts, __ATOMIC_ACQUIRE); }

bool gradus_signals_take_stale(void) { return take(&stale); }

void gradus_signals_forget_changes(void) {
  take(&continued);
  take(&resized);
}

enum gradus_wait_result gradus_wait(int descriptor, int timeout) {
  for (;;) {
    if (gradus_interrupt_requested()) return GRADUS_WAIT_INTERRUPTED;
    if (take(&stop_requested)) return GRADUS_WAIT_STOP_REQUESTED;
    if (take(&continued)) return GRADUS_WAIT_CONTINUED;
    if (take(&resized)) return GRADUS_WAIT_RESIZED;
    struct pollfd polled[2] = {{descriptor, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
    int ready = poll(polled, wake_pipe[0] >= 0 ? 2 : 1, timeout);
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return GRADUS_WAIT_TIMED_OUT;
    if (ready > 0 && polled[1].revents != 0) {
      char bytes[64];
      while (read(wake_pipe[0], bytes, sizeof bytes) > 0) continue;
      continue;
    }
    // Also when poll failed: the read that follows says why.
    return GRADUS_WAIT_READABLE;
  }
}

#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "internal.h"

// The modes to go back to, valid while `guarded`; read by handlers of signals that end the process.
static struct termios original;
static volatile sig_atomic_t guarded;

void gradus_terminal_restore_now(void) {
  if (!guarded) return;
  guarded = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &original);
  // Pasted text is no longer to be bracketed; the cursor goes to a line of its own.
  static const char sane[] = "\033[?2004l\r\n";
  if (write(STDOUT_FILENO, sane, sizeof sane - 1) < 0) { /* nobody is left to see it */
  }
}

void gradus_terminal_guard(void) {
  static bool registered;
  if (!registered) registered = atexit(gradus_terminal_restore_now) == 0;
  if (!guarded && tcgetattr(STDIN_FILENO, &original) == 0) guarded = 1;
}

void gradus_terminal_unguard(void) { guarded = 0; }

bool gradus_terminal_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 && ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0) {
    return false;
  }
  if (size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

bool gradus_terminal_enter_raw(void) {
  gradus_signals_install(true);
  gradus_terminal_guard();
  if (!guarded) return false;
  fflush(stdout);
  struct termios raw = original;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  raw.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | ISTRIP);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  return tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

void gradus_terminal_leave_raw(void) {
  if (!guarded) return;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &original);
  guarded = 0;
}

void gradus_terminal_never_block(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
  modes.c_cc[VMIN] = 0;
  modes.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void gradus_terminal_stop_process(void) {
  gradus_signals_catch_stop(false);
  raise(SIGTSTP);
  gradus_signals_forget_changes();
}

void gradus_terminal_suspend(void) {
  gradus_terminal_leave_raw();
  gradus_terminal_stop_process();
  gradus_terminal_enter_raw();
}

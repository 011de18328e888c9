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
// Whether the screen in use is the one that leaves what was there before as it was.
static volatile sig_atomic_t full_screen;

static void tell_terminal(const char *sequence, size_t length) {
  if (write(STDOUT_FILENO, sequence, length) < 0) { /* nobody is left to see it */
  }
}

static void show_full_screen(void) {
  static const char enter[] = "\033[?1049h\033[?25l\033[H\033[2J";
  tell_terminal(enter, sizeof enter - 1);
}

static void hide_full_screen(void) {
  static const char leave[] = "\033[m\033[?25h\033[?1049l";
  tell_terminal(leave, sizeof leave - 1);
}

void gradus_terminal_restore_now(void) {
  if (!guarded) return;
  guarded = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &original);
  if (full_screen) {
    full_screen = 0;
    hide_full_screen();
    return;
  }
  // Pasted text is no longer to be bracketed; the cursor goes to a line of its own.
  static const char sane[] = "\033[?2004l\r\n";
  tell_terminal(sane, sizeof sane - 1);
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

bool gradus_terminal_is_slow(void) {
  static const speed_t slow[] = {B50,  B75,  B110,  B134,  B150,  B200,  B300,
                                 B600, B1200, B1800, B2400, B4800, B9600, B19200};
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return false;
  for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
    if (cfgetospeed(&modes) == slow[i]) return true;
  }
  return false;
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
  // Where Ctrl-C is to be a signal for a while, Ctrl-Z stays a byte: a stop needs other modes first.
  raw.c_cc[VSUSP] = _POSIX_VDISABLE;
  return tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

void gradus_terminal_leave_raw(void) {
  if (!guarded) return;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &original);
  guarded = 0;
}

unsigned char gradus_terminal_end_key(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0 || (modes.c_lflag & (tcflag_t)ICANON) == 0) return 0;
  return modes.c_cc[VEOF] == _POSIX_VDISABLE ? 0 : modes.c_cc[VEOF];
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

void gradus_terminal_enter_full_screen(void) {
  full_screen = 1;
  show_full_screen();
}

void gradus_terminal_leave_full_screen(void) {
  if (!full_screen) return;
  full_screen = 0;
  hide_full_screen();
}

void gradus_terminal_catch_interrupts(bool on) {
  struct termios modes;
  if (!guarded || tcgetattr(STDIN_FILENO, &modes) != 0) return;
  if (on) {
    modes.c_lflag |= ISIG;
  } else {
    modes.c_lflag &= ~(tcflag_t)ISIG;
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void gradus_terminal_suspend(void) {
  if (full_screen) hide_full_screen();
  gradus_terminal_leave_raw();
  gradus_terminal_stop_process();
  gradus_terminal_enter_raw();
  if (full_screen) show_full_screen();
}

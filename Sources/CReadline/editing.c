#define _GNU_SOURCE
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "internal.h"

// The line being read.
static gradus_line answer;
static bool is_answered, is_refused, has_input_ended;
// Whether bytes waited before there was a prompt, and whether pasted text ended the line.
static bool was_awaited, is_pasted;
// The key read last.
static int latest_key;
// Whether Ctrl-G leaves, and whether it has.
static bool ctrl_g_leaves, is_left;

const char *gradus_readline_version(void) { return rl_library_version; }

void gradus_editing_refuse(enum gradus_line_kind kind) {
  answer.kind = kind;
  is_refused = true;
}

void gradus_editing_set_bytes(char *bytes, size_t length) {
  answer.kind = GRADUS_LINE_TEXT;
  answer.bytes = bytes;
  answer.length = length;
  is_refused = true;
}

void gradus_editing_pasted(void) { is_pasted = true; }

// Readline's way to read a key.
static int read_key(FILE *stream) {
  (void)stream;
  int trigger = gradus_paste_trigger_byte();
  if (trigger >= 0) return trigger;
  for (;;) {
    fflush(rl_outstream);
    gradus_output_release();
    int byte = gradus_input_byte(-1);
    if (byte >= 0) return latest_key = byte;
    switch (byte) {
      case GRADUS_INPUT_RESIZED: gradus_painting_resize(); break;
      case GRADUS_INPUT_CONTINUED: break;
      // Leaves whatever asked for the key; the loop below then finds the interrupt.
      case GRADUS_INPUT_INTERRUPTED: return ABORT_CHAR;
      default: has_input_ended = true; return EOF;
    }
  }
}

// Whether a key arrives within the time readline wants to wait for the rest of a sequence.
static int is_key_available(void) {
  if (gradus_input_is_buffered() || gradus_paste_is_due()) return 1;
  int microseconds = rl_set_keyboard_input_timeout(0);
  rl_set_keyboard_input_timeout(microseconds);
  struct pollfd polled = {STDIN_FILENO, POLLIN, 0};
  return poll(&polled, 1, microseconds / 1000) > 0;
}

bool gradus_tab_is_pasted(void) {
  const unsigned char *bytes;
  size_t count = gradus_input_look_ahead(&bytes);
  for (size_t i = 0; i < count; i++) {
    if (bytes[i] != '\t') return true;
  }
  return false;
}

// Called by readline with the finished line, or with null at the end of input.
static void accept_line(char *line) {
  rl_callback_handler_remove();
  gradus_painting_wipe();
  is_answered = true;
  if (is_refused) {
    // Settled by whoever refused it.
  } else if (line == NULL || has_input_ended) {
    // A line that a hang-up cut off must not run.
    answer.kind = GRADUS_LINE_ENDED;
    // With bracketed paste readline has already begun a new line.
    const char *brackets = rl_variable_value("enable-bracketed-paste");
    if (brackets != NULL && strcmp(brackets, "off") == 0) fputs("\n", rl_outstream);
  } else {
    // A recalled entry may be of several lines: they run one after the other.
    char *newline = strchr(line, '\n');
    if (newline != NULL) {
      *newline = '\n';
      size_t rest = strlen(newline + 1);
      char *copy = malloc(rest + 1);
      if (copy != NULL) {
        memcpy(copy, newline + 1, rest);
        copy[rest] = '\n';
        gradus_paste_prepend(copy, rest + 1);
        free(copy);
      }
      *newline = 0;
    }
    answer.bytes = line;
    answer.length = strlen(line);
    // A terminal that does not bracket a paste sends it as keys, but all at once.
    answer.is_typed = !was_awaited && !is_pasted && !gradus_input_waits(STDIN_FILENO);
    return;
  }
  free(line);
}

// Leaves the line, and any search or half-typed key, with the cursor on a line of its own.
static void abandon_line(bool by_interrupt) {
  gradus_painting_wipe();
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_point = rl_end;
  rl_redisplay();
  if (by_interrupt) rl_echo_signal_char(SIGINT);
  rl_callback_handler_remove();
  using_history();
  fputs("\n", rl_outstream);
  fflush(rl_outstream);
  is_answered = true;
}

// Drops what is left of a line that is already too long.
static void skip_to_newline(void) {
  for (;;) {
    int byte = gradus_input_byte(-1);
    if (byte == '\n' || byte == '\r') return;
    if (byte == GRADUS_INPUT_ENDED || byte == GRADUS_INPUT_INTERRUPTED) return;
  }
}

static void prepare_terminal(int meta) {
  unsigned char end = gradus_terminal_end_key();
  rl_prep_terminal(meta);
  gradus_terminal_never_block();
  // What was typed before there was a prompt is read as if it were typed now.
  if (end != 0) gradus_input_ends_by(end);
}

static void redraw_after_stop(void) {
  rl_deprep_terminal();
  prepare_terminal(1);
  gradus_painting_forget();
  rl_reset_screen_size();
  rl_forced_update_display();
}

static void stop(void) {
  gradus_painting_wipe();
  rl_deprep_terminal();
  fflush(rl_outstream);
  gradus_output_release();
  gradus_terminal_stop_process();
  gradus_signals_catch_stop(true);
  redraw_after_stop();
}

// Shows help below the line, and the line anew below that.
static void show_help(const gradus_callbacks *callbacks) {
  char *line = callbacks->help != NULL ? strndup(rl_line_buffer, (size_t)rl_end) : NULL;
  if (line == NULL) return;
  size_t length = (size_t)rl_end, cursor = (size_t)rl_point;
  gradus_painting_wipe();
  rl_point = rl_end;
  rl_redisplay();
  rl_point = (int)cursor;
  fputs("\n", rl_outstream);
  rl_deprep_terminal();
  fflush(rl_outstream);
  gradus_output_release();
  gradus_signals_catch_stop(false);
  callbacks->help(callbacks->context, line, length, cursor);
  free(line);
  // A pager has its own modes, and leaves those from before all.
  gradus_terminal_guard();
  gradus_signals_catch_stop(true);
  gradus_signals_forget_changes();
  redraw_after_stop();
}

// Ctrl-G where it leaves: the loop that reads the line ends it.
static int leave(int count, int key) {
  if (!ctrl_g_leaves) return rl_abort(count, key);
  is_left = true;
  return 0;
}

void gradus_editing_ctrl_g_leaves(bool on) { ctrl_g_leaves = on; }

static void bind_ctrl_g(void) {
  rl_bind_key_in_map(CTRL('G'), leave, emacs_standard_keymap);
  rl_bind_key_in_map(CTRL('G'), leave, vi_insertion_keymap);
  rl_bind_key_in_map(CTRL('G'), leave, vi_movement_keymap);
}

static bool is_on(const char *variable) {
  const char *value = rl_variable_value(variable);
  return value != NULL && strcmp(value, "on") == 0;
}

bool gradus_completion_ignores_case(void) { return is_on("completion-ignore-case"); }

bool gradus_completion_maps_case(void) { return is_on("completion-map-case"); }

static void prepare(size_t limit) {
  static bool prepared;
  if (prepared) return;
  prepared = true;
  gradus_locale_prepare();
  gradus_signals_install(true);
  rl_readline_name = "Gradus";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_getc_function = read_key;
  rl_input_available_hook = is_key_available;
  rl_prep_term_function = prepare_terminal;
  // Defaults, which the user's inputrc may change.
  rl_variable_bind("show-all-if-ambiguous", "on");
  rl_variable_bind("revert-all-at-newline", "on");
  rl_variable_bind("skip-completed-text", "on");
  gradus_paste_bind(limit);
  gradus_keys_bind();
  bind_ctrl_g();
  rl_initialize();
  gradus_completion_bind();
  if (gradus_locale_is_utf8()) return;
  // No locale of UTF-8 is there, as where there are no files at all: its bytes go through as they are.
  rl_variable_bind("input-meta", "on");
  rl_variable_bind("output-meta", "on");
  rl_variable_bind("convert-meta", "off");
}

bool gradus_editing_ctrl_g_is_ours(size_t limit) {
  prepare(limit);
  Keymap map = rl_get_keymap();
  return map[CTRL('G')].type == ISFUNC && map[CTRL('G')].function == leave;
}

// Shows the line as it is, before a wait for a key.
static void settle(void) {
  // Readline has not drawn what is followed by more keys.
  if (!gradus_input_waits(STDIN_FILENO)) gradus_painting_paint();
  fflush(rl_outstream);
  gradus_output_release();
}

gradus_line gradus_read_line(const char *prompt, size_t limit, const gradus_callbacks *callbacks) {
  prepare(limit);
  // Windows ends its lines by Return and newline: pasted as keys, they are one end.
  if (latest_key == '\r') gradus_input_skip('\n');
  latest_key = 0;
  was_awaited = gradus_input_waits(STDIN_FILENO) || gradus_paste_is_due();
  is_pasted = false;
  fflush(stdout);
  rl_outstream = gradus_tap_stream();
  memset(&answer, 0, sizeof answer);
  is_answered = is_refused = has_input_ended = is_left = false;
  gradus_completion_begin(callbacks);
  gradus_painting_begin(callbacks);
  gradus_keys_begin(callbacks);
  gradus_terminal_guard();
  gradus_signals_catch_stop(true);
  gradus_signals_forget_changes();
  rl_reset_screen_size();
  // Readline does not forget by itself that a line before this one ended the input.
  rl_eof_found = 0;
  rl_callback_handler_install(prompt, accept_line);

  while (!is_answered) {
    if (gradus_interrupt_requested()) {
      gradus_interrupt_clear();
      gradus_input_drop();
      gradus_paste_drop();
      abandon_line(true);
      answer.kind = GRADUS_LINE_INTERRUPTED;
      break;
    }
    if (is_left) {
      abandon_line(false);
      answer.kind = GRADUS_LINE_ENDED;
      break;
    }
    if (gradus_keys_take_help()) {
      show_help(callbacks);
      continue;
    }
    if ((size_t)rl_end > limit) {
      skip_to_newline();
      abandon_line(false);
      answer.kind = GRADUS_LINE_TOO_LONG;
      break;
    }
    if (gradus_input_is_buffered() || gradus_paste_is_due()) {
      rl_callback_read_char();
      continue;
    }
    settle();
    switch (gradus_wait(STDIN_FILENO, -1)) {
      case GRADUS_WAIT_READABLE: rl_callback_read_char(); break;
      case GRADUS_WAIT_RESIZED: gradus_painting_resize(); break;
      case GRADUS_WAIT_CONTINUED: redraw_after_stop(); break;
      case GRADUS_WAIT_STOP_REQUESTED: stop(); break;
      case GRADUS_WAIT_INTERRUPTED:
      case GRADUS_WAIT_TIMED_OUT: break;
    }
  }
  fflush(rl_outstream);
  gradus_signals_catch_stop(false);
  gradus_terminal_unguard();
  gradus_completion_end();
  gradus_painting_end();
  gradus_keys_end();
  return answer;
}

void gradus_history_reset(int limit) {
  clear_history();
  stifle_history(limit);
}

void gradus_history_remember(const char *line) {
  HIST_ENTRY *latest = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  if (latest != NULL && strcmp(latest->line, line) == 0) return;
  add_history(line);
}

// Pasted text: every whole line of it runs as if typed, what follows the last newline stays to be
// edited, and a Tab in it is a blank. Readline's own command would put all lines into one.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "internal.h"

static const char start_mark[] = "\033[200~";
static const char end_mark[] = "\033[201~";

// Text still to be run: bytes[used..<length].
static struct {
  char *bytes;
  size_t used, length, capacity;
} pending;
static size_t line_limit;
// A paste may hold this many lines of the longest kind.
enum { lines_of_limit = 16 };
static size_t trigger_used = sizeof start_mark - 1;

static bool is_pending(void) { return pending.used < pending.length; }

bool gradus_paste_is_due(void) { return trigger_used < sizeof start_mark - 1; }

void gradus_paste_drop(void) {
  free(pending.bytes);
  memset(&pending, 0, sizeof pending);
  trigger_used = sizeof start_mark - 1;
}

static bool append(const char *text, size_t length) {
  if (pending.length + length > pending.capacity) {
    size_t capacity = (pending.length + length) * 2 + 256;
    char *bytes = realloc(pending.bytes, capacity);
    if (bytes == NULL) return false;
    pending.bytes = bytes;
    pending.capacity = capacity;
  }
  memcpy(pending.bytes + pending.length, text, length);
  pending.length += length;
  return true;
}

// Makes readline see the key sequence of a paste at the start of the next line.
static void arm(void) { trigger_used = is_pending() ? 0 : sizeof start_mark - 1; }

void gradus_paste_prepend(const char *text, size_t length) {
  char *rest = pending.bytes;
  size_t used = pending.used, rest_length = pending.length - pending.used;
  memset(&pending, 0, sizeof pending);
  if (append(text, length) && rest_length > 0) append(rest + used, rest_length);
  free(rest);
  arm();
}

int gradus_paste_trigger_byte(void) {
  if (!gradus_paste_is_due()) return -1;
  return (unsigned char)start_mark[trigger_used++];
}

enum paste_result { paste_complete, paste_cut_short, paste_too_long };

// Reads up to the end mark, unless an interrupt or the end of input comes first.
static enum paste_result read_paste(void) {
  size_t matched = 0;
  bool after_return = false, is_full = false;
  for (;;) {
    int byte = gradus_input_byte(-1);
    if (byte == GRADUS_INPUT_RESIZED || byte == GRADUS_INPUT_CONTINUED) continue;
    if (byte < 0) return paste_cut_short;
    const unsigned char *ahead;
    if (!gradus_input_is_buffered()) gradus_input_look_ahead(&ahead);
    if (byte == end_mark[matched]) {
      if (++matched < sizeof end_mark - 1) continue;
      return is_full ? paste_too_long : paste_complete;
    }
    is_full = is_full || pending.length > line_limit * lines_of_limit;
    if (matched > 0 && !is_full) append(end_mark, matched);
    matched = byte == end_mark[0] ? 1 : 0;
    if (matched > 0) continue;
    // The terminal sends a newline as Return, Return and newline, or newline.
    bool is_second_half = byte == '\n' && after_return;
    after_return = byte == '\r';
    if (is_second_half || is_full) continue;
    char text = byte == '\r' ? '\n' : (char)byte;
    append(&text, 1);
  }
}

// Bound to the start mark.
static int run_paste(int count, int key) {
  (void)count;
  (void)key;
  if (!is_pending()) {
    gradus_paste_drop();
    enum paste_result result = read_paste();
    if (result != paste_complete) gradus_paste_drop();
    if (result == paste_too_long) {
      gradus_editing_refuse(GRADUS_LINE_TOO_LONG);
      rl_newline(1, '\n');
    }
  }
  if (!is_pending()) return 0;
  char *line = pending.bytes + pending.used;
  size_t rest = pending.length - pending.used;
  char *newline = memchr(line, '\n', rest);
  size_t length = newline ? (size_t)(newline - line) : rest;
  pending.used += length + (newline ? 1 : 0);

  bool is_long = length + (size_t)rl_end > line_limit;
  bool has_nul = memchr(line, 0, length) != NULL;
  if (is_long) {
    gradus_editing_refuse(GRADUS_LINE_TOO_LONG);
  } else if (has_nul) {
    // Readline cannot hold it: the line goes past it, for the caller to refuse.
    char *bytes = malloc(length + 1);
    if (bytes != NULL) {
      memcpy(bytes, line, length);
      gradus_editing_set_bytes(bytes, length);
    }
  } else {
    char *text = strndup(line, length);
    if (text == NULL) return 0;
    rl_insert_text(text);
    free(text);
  }
  if (!is_pending()) gradus_paste_drop();
  arm();
  if (newline || is_long || has_nul) {
    gradus_editing_pasted();
    rl_redisplay();
    gradus_painting_paint();
    rl_newline(1, '\n');
  }
  return 0;
}

static int ignore_key(int count, int key) {
  (void)count;
  (void)key;
  return 0;
}

void gradus_paste_bind(size_t limit) {
  line_limit = limit;
  Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
    rl_bind_keyseq_in_map(start_mark, run_paste, maps[i]);
    // One that stands alone: the paste was cut short by an interrupt.
    rl_bind_keyseq_in_map(end_mark, ignore_key, maps[i]);
  }
}

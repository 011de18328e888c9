// Keys that mean more than readline's own: the arrows recall lines by what is typed already, Right takes
// a suggestion, F1 and Alt-h ask for help.
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "internal.h"

static const gradus_callbacks *callbacks;
static bool is_help_wanted;

void gradus_keys_begin(const gradus_callbacks *new_callbacks) {
  callbacks = new_callbacks;
  is_help_wanted = false;
}

void gradus_keys_end(void) { callbacks = NULL; }

bool gradus_keys_take_help(void) {
  bool was_wanted = is_help_wanted;
  is_help_wanted = false;
  return was_wanted;
}

static int ask_for_help(int count, int key) {
  (void)count;
  (void)key;
  is_help_wanted = true;
  return 0;
}

static int recall_older(int count, int key);
static int recall_newer(int count, int key);

// What was typed before the first line was recalled; null where the line is what was typed.
static char *typed;

static void give_back_typed(void) {
  rl_begin_undo_group();
  rl_delete_text(0, rl_end);
  rl_point = 0;
  rl_insert_text(typed);
  rl_end_undo_group();
  free(typed);
  typed = NULL;
}

// The recalled line with the cursor at its end; what was typed stays what is searched for, and comes
// back behind the newest line.
static int recall(rl_command_func_t *search, int count, int key) {
  bool goes_on = rl_last_func == recall_older || rl_last_func == recall_newer;
  if (goes_on && typed != NULL) {
    // Readline's commands look at the last one to tell a further search from a new one.
    rl_last_func = search;
  } else {
    free(typed);
    typed = strndup(rl_line_buffer, (size_t)rl_end);
  }
  // Readline 8.2's search keeps the list of what can be undone in two places, and frees it twice: what
  // was done to the line that is left cannot be undone any more.
  rl_free_undo_list();
  int result = search(count, key);
  bool is_newest = result != 0 && search == rl_history_search_forward;
  if (is_newest && typed != NULL && strcmp(typed, rl_line_buffer) != 0) give_back_typed();
  rl_point = rl_end;
  return 0;
}

static int recall_older(int count, int key) {
  return recall(rl_history_search_backward, count, key);
}

static int recall_newer(int count, int key) {
  return recall(rl_history_search_forward, count, key);
}

const char *gradus_history_rest(const char *line, size_t length) {
  HIST_ENTRY **entries = history_list();
  if (entries == NULL || length == 0) return NULL;
  for (int i = history_length - 1; i >= 0; i--) {
    const char *entry = entries[i]->line;
    if (strncmp(entry, line, length) != 0 || entry[length] == 0) continue;
    if (strchr(entry, '\n') == NULL) return entry + length;
  }
  return NULL;
}

static int go_right(int count, int key) {
  if (rl_point == rl_end && rl_end > 0 && callbacks != NULL && callbacks->suggest != NULL) {
    char *text = callbacks->suggest(callbacks->context, rl_line_buffer, (size_t)rl_end);
    if (text != NULL) {
      rl_insert_text(text);
      free(text);
      return 0;
    }
  }
  return rl_forward_char(count, key);
}

// The time (in ms) that the rest of an answer may take, and how long an answer may be.
enum { answer_time = 50, longest_answer = 64 };

// A terminal that was asked something, and answers when nobody waits for it any more.
static int drop_command(int count, int key) {
  (void)count;
  (void)key;
  for (int i = 0, before = 0; i < longest_answer; i++) {
    int byte = gradus_input_byte(answer_time);
    if (byte < 0 || byte == '\a' || (before == '\033' && byte == '\\')) break;
    before = byte;
  }
  return 0;
}

static int drop_report(int count, int key) {
  (void)count;
  (void)key;
  for (int i = 0; i < longest_answer; i++) {
    int byte = gradus_input_byte(answer_time);
    if (byte < 0 || (byte >= 0x40 && byte <= 0x7e)) break;
  }
  return 0;
}

static void bind(const char *sequence, rl_command_func_t *command, Keymap map) {
  rl_bind_keyseq_in_map(sequence, command, map);
}

void gradus_keys_bind(void) {
  // A terminal sends an arrow in one of two ways, F1 in one of three.
  static const char *const help[] = {"\033OP", "\033[11~", "\033[[A"};
  Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
    bind("\033[A", recall_older, maps[i]);
    bind("\033OA", recall_older, maps[i]);
    bind("\033[B", recall_newer, maps[i]);
    bind("\033OB", recall_newer, maps[i]);
    bind("\033[C", go_right, maps[i]);
    bind("\033OC", go_right, maps[i]);
    bind("\033]11;", drop_command, maps[i]);
    bind("\033[?", drop_report, maps[i]);
    for (size_t j = 0; j < sizeof help / sizeof *help; j++) bind(help[j], ask_for_help, maps[i]);
  }
  // In vi mode Escape and h are a command and a movement.
  bind("\033h", ask_for_help, emacs_standard_keymap);
}

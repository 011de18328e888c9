#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "internal.h"

struct gradus_completion {
  bool is_file, append_space;
  // The text before the cursor that candidates do not replace, then what all of them begin with.
  size_t start;
  char *common;
  char **candidates;
  size_t count, capacity;
};

static gradus_completion latest;
static const gradus_callbacks *callbacks;

static void forget(void) {
  for (size_t i = 0; i < latest.count; i++) free(latest.candidates[i]);
  free(latest.candidates);
  free(latest.common);
  memset(&latest, 0, sizeof latest);
}

void gradus_completion_begin(const gradus_callbacks *new_callbacks) { callbacks = new_callbacks; }

void gradus_completion_end(void) {
  callbacks = NULL;
  forget();
}

void gradus_completion_use_files(gradus_completion *completion) { completion->is_file = true; }

void gradus_completion_set_range(gradus_completion *completion, size_t start, const char *common,
                                 bool append_space) {
  free(completion->common);
  completion->start = start;
  completion->common = strdup(common);
  completion->append_space = append_space;
}

void gradus_completion_add(gradus_completion *completion, const char *text) {
  if (completion->count == completion->capacity) {
    size_t capacity = completion->capacity * 2 + 16;
    char **candidates = realloc(completion->candidates, capacity * sizeof *candidates);
    if (candidates == NULL) return;
    completion->candidates = candidates;
    completion->capacity = capacity;
  }
  char *copy = strdup(text);
  if (copy != NULL) completion->candidates[completion->count++] = copy;
}

// Called by readline before it looks for the word at the cursor: asks the caller now, so that the
// word can be cut as the answer wants it.
static char *break_words(void) {
  static char file_breaks[] = " \t;";
  static char no_breaks[] = "";
  forget();
  // What is listed stands below the line alone.
  gradus_painting_wipe();
  if (callbacks != NULL) {
    callbacks->complete(
        callbacks->context, rl_line_buffer, (size_t)rl_end, (size_t)rl_point, &latest);
  }
  rl_completer_quote_characters = latest.is_file ? "\"" : NULL;
  return latest.is_file ? file_breaks : no_breaks;
}

// Shows the candidates of a list below the line and the line anew below them.
static void show_candidates(char **matches, int count, int longest) {
  (void)matches;
  (void)count;
  (void)longest;
  int rows = 24, columns = 80;
  rl_get_screen_size(&rows, &columns);
  char *text = callbacks != NULL ? callbacks->list(callbacks->context, columns, rows) : NULL;
  if (text == NULL) return;
  int point = rl_point;
  rl_point = rl_end;
  rl_redisplay();
  rl_point = point;
  fputs("\n", rl_outstream);
  fputs(text, rl_outstream);
  free(text);
  rl_forced_update_display();
}

static char *joined(size_t start, const char *text) {
  size_t length = strlen(text);
  char *whole = malloc(start + length + 1);
  if (whole == NULL) return NULL;
  memcpy(whole, rl_line_buffer, start);
  memcpy(whole + start, text, length + 1);
  return whole;
}

// Readline's word reaches from the start of the line here, so each match does as well.
static char **complete(const char *text, int start, int end) {
  (void)text;
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1;
  rl_completion_display_matches_hook = NULL;
  rl_sort_completion_matches = latest.is_file;
  rl_ignore_completion_duplicates = latest.is_file;
  if (latest.is_file) {
    rl_attempted_completion_over = 0;
    rl_filename_completion_desired = 1;
    rl_filename_quoting_desired = 1;
    rl_completion_append_character = ' ';
    return NULL;
  }
  if (latest.count == 0 || latest.start > (size_t)rl_point) return NULL;
  char **matches = calloc(latest.count + 2, sizeof *matches);
  if (matches == NULL) return NULL;
  rl_completion_display_matches_hook = show_candidates;
  rl_completion_append_character = latest.append_space ? ' ' : 0;
  if (latest.count == 1) {
    matches[0] = joined(latest.start, latest.candidates[0]);
    return matches;
  }
  matches[0] = joined(latest.start, latest.common);
  for (size_t i = 0; i < latest.count; i++) {
    matches[i + 1] = joined(latest.start, latest.candidates[i]);
  }
  return matches;
}

// What Tab did before it was ours, for each of the keymaps.
static rl_command_func_t *emacs_tab, *vi_tab;

static int complete_unless_pasted(int count, int key) {
  if (gradus_tab_is_pasted()) return rl_insert(count, key);
  rl_command_func_t *original = rl_editing_mode == 0 ? vi_tab : emacs_tab;
  // Readline's commands look at the last one to tell a second Tab from a first.
  if (rl_last_func == complete_unless_pasted) rl_last_func = original;
  return original(count, key);
}

static rl_command_func_t *take_tab(Keymap map) {
  rl_command_func_t *original = map['\t'].type == ISFUNC ? map['\t'].function : NULL;
  // Any other meaning is the user's own, whatever was pasted.
  if (original != rl_complete && original != rl_menu_complete &&
      original != rl_backward_menu_complete && original != rl_possible_completions &&
      original != rl_insert_completions) {
    return NULL;
  }
  map['\t'].function = complete_unless_pasted;
  return original;
}

void gradus_completion_bind(void) {
  rl_completion_word_break_hook = break_words;
  rl_attempted_completion_function = complete;
  rl_filename_quote_characters = " \t;#";
  emacs_tab = take_tab(emacs_standard_keymap);
  vi_tab = take_tab(vi_insertion_keymap);
}

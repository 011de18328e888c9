// Readline draws the line, and the caller paints over it: the same characters in the same cells, in
// colour. It is done before a wait for a key, and not in readline's hook for drawing: where that is set
// readline no longer clears up behind a change of size.
#include <stdio.h>
#include <string.h>

#include <readline/readline.h>

#include "internal.h"

// Null where nothing is painted.
static const gradus_callbacks *painter;

void gradus_painting_write(const char *bytes, size_t length) { gradus_output_add(bytes, length); }

void gradus_painting_replace(const char *bytes, size_t length) {
  gradus_output_discard();
  gradus_output_add(bytes, length);
}

void gradus_painting_begin(const gradus_callbacks *callbacks) {
  painter = callbacks->paint != NULL ? callbacks : NULL;
  if (painter != NULL) gradus_output_hold(true);
  gradus_painting_forget();
}

void gradus_painting_end(void) {
  gradus_output_hold(false);
  painter = NULL;
}

void gradus_painting_follow(const char *bytes, size_t length) {
  if (painter != NULL) painter->follow(painter->context, bytes, length);
}

void gradus_painting_forget(void) {
  int columns = 80, rows = 24;
  if (painter == NULL) return;
  fflush(rl_outstream);
  gradus_terminal_size(&columns, &rows);
  painter->forget(painter->context, columns);
}

void gradus_painting_resize(void) {
  gradus_painting_forget();
  rl_resize_terminal();
}

void gradus_painting_wipe(void) {
  if (painter == NULL) return;
  fflush(rl_outstream);
  painter->wipe(painter->context);
}

void gradus_painting_paint(void) {
  if (painter == NULL) return;
  // What these states show is readline's own: a match, a count, a region.
  if (RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG) || rl_mark_active_p() ||
      rl_display_prompt == NULL) {
    return gradus_painting_wipe();
  }
  fflush(rl_outstream);
  const char *last = strrchr(rl_display_prompt, '\n');
  const char *scrolls = rl_variable_value("horizontal-scroll-mode");
  gradus_shown_line line = {
      .prompt = last != NULL ? last + 1 : rl_display_prompt,
      .line = rl_line_buffer,
      .length = (size_t)rl_end,
      .cursor = (size_t)rl_point,
      .columns = 80,
      .rows = 24,
      .scrolls = scrolls != NULL && strcmp(scrolls, "on") == 0,
      .held = gradus_output_held(),
      .shifts = rl_get_termcap("IC") != NULL && rl_get_termcap("DC") != NULL,
  };
  rl_get_screen_size(&line.rows, &line.columns);
  painter->paint(painter->context, &line);
}

#ifndef GRADUS_EDITING_H
#define GRADUS_EDITING_H

#include <stdbool.h>
#include <stddef.h>

// The version of readline, as "8.2".
const char *gradus_readline_version(void);

// An answer to a request for completion.
typedef struct gradus_completion gradus_completion;

// The line as readline has drawn it; its bytes live for the call alone.
typedef struct {
  // Behind the last line break; escapes stand between \001 and \002.
  const char *prompt;
  const char *line;
  size_t length, cursor;
  int columns, rows;
  // Whether readline shows a part of it in one row, and not all of it in several.
  bool scrolls;
  // How many bytes are kept back and not on the terminal yet.
  size_t held;
  // Whether the terminal can move the rest of a row to make room or close a gap.
  bool shifts;
} gradus_shown_line;

// What a line that is being read asks its caller. Lengths and cursors are in bytes.
typedef struct {
  void *context;
  // Asked at each Tab.
  void (*complete)(void *context, const char *line, size_t length, size_t cursor,
                   gradus_completion *answer);
  // Asked for the list of the latest answer's candidates as text that ends in a newline.
  // The text is from malloc and belongs to the caller.
  char *(*list)(void *context, int columns, int rows);
  // Shows help on the line, on the screen below it; null where there is none.
  void (*help)(void *context, const char *line, size_t length, size_t cursor);
  // What Right puts behind the line at its end, from malloc; null where there is nothing.
  char *(*suggest)(void *context, const char *line, size_t length);
  // Told of all that readline writes; null where nothing is painted, and so are the next three.
  void (*follow)(void *context, const char *bytes, size_t length);
  // Paints over the line by `gradus_painting_write`.
  void (*paint)(void *context, const gradus_shown_line *line);
  // Takes away by `gradus_painting_write` what stands behind the line.
  void (*wipe)(void *context);
  // What stands on the screen is no longer known; it has so many columns now.
  void (*forget)(void *context, int columns);
} gradus_callbacks;

// Writes to the terminal, behind what readline wrote.
void gradus_painting_write(const char *bytes, size_t length);

// Writes to the terminal in the place of all that is kept back, which then is never shown.
void gradus_painting_replace(const char *bytes, size_t length);

// Lets the user complete a file name at the cursor.
void gradus_completion_use_files(gradus_completion *answer);

// Says which bytes before the cursor the candidates replace, and what all of them begin with.
void gradus_completion_set_range(gradus_completion *answer, size_t start, const char *common,
                                 bool append_space);

// Adds a candidate.
void gradus_completion_add(gradus_completion *answer, const char *text);

enum gradus_line_kind {
  GRADUS_LINE_TEXT,
  GRADUS_LINE_INTERRUPTED,
  GRADUS_LINE_ENDED,
  GRADUS_LINE_TOO_LONG,
};

// A line from malloc, which may hold NUL bytes; `bytes` is null unless `kind` is text.
typedef struct {
  enum gradus_line_kind kind;
  char *bytes;
  size_t length;
  // Whether a key at the prompt ended it, and not pasted text or what was typed before the prompt.
  bool is_typed;
} gradus_line;

// Reads one line from the terminal. In `prompt` colour escapes stand between \001 and \002.
gradus_line gradus_read_line(const char *prompt, size_t limit, const gradus_callbacks *callbacks);

// Whether Ctrl-G ends the input as Ctrl-D does on an empty line; else it only clears a half-typed key.
void gradus_editing_ctrl_g_leaves(bool on);

// Whether Ctrl-G is still ours: the user's inputrc may have given it another meaning.
bool gradus_editing_ctrl_g_is_ours(size_t limit);

// Whether the user's inputrc wants completion to take `a` for `A`, and `-` for `_`.
bool gradus_completion_ignores_case(void);
bool gradus_completion_maps_case(void);

// What follows a line in the latest remembered one of one row that begins with it; null where there is
// none. It lives until another line is remembered.
const char *gradus_history_rest(const char *line, size_t length);

// Forgets all remembered lines, and bounds how many will be remembered.
void gradus_history_reset(int limit);

// Remembers a line for the arrow keys and the searches.
void gradus_history_remember(const char *line);

#endif

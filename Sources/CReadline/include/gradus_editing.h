#ifndef GRADUS_EDITING_H
#define GRADUS_EDITING_H

#include <stdbool.h>
#include <stddef.h>

// The version of readline, as "8.2".
const char *gradus_readline_version(void);

// An answer to a request for completion, filled in by a `gradus_completer`.
typedef struct gradus_completion gradus_completion;

// Asked at each Tab with the line and the cursor's place in it, both in bytes.
typedef void (*gradus_completer)(void *context, const char *line, size_t length, size_t cursor,
                                 gradus_completion *answer);

// Asked for the list of the latest answer's candidates as text that ends in a newline.
// The text is from malloc and belongs to the caller.
typedef char *(*gradus_lister)(void *context, int columns, int rows);

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
gradus_line gradus_read_line(const char *prompt, size_t limit, gradus_completer completer,
                             gradus_lister lister, void *context);

// Whether Ctrl-G ends the input as Ctrl-D does on an empty line; else it only clears a half-typed key.
void gradus_editing_ctrl_g_leaves(bool on);

// Whether Ctrl-G is still ours: the user's inputrc may have given it another meaning.
bool gradus_editing_ctrl_g_is_ours(size_t limit);

// Whether the user's inputrc wants completion to take `a` for `A`, and `-` for `_`.
bool gradus_completion_ignores_case(void);
bool gradus_completion_maps_case(void);

// Forgets all remembered lines, and bounds how many will be remembered.
void gradus_history_reset(int limit);

// Remembers a line for the arrow keys and the searches.
void gradus_history_remember(const char *line);

#endif

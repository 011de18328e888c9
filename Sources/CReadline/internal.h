// What the files of this target share.
#ifndef GRADUS_INTERNAL_H
#define GRADUS_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "CReadline.h"

// signals.c: while a line is edited, Ctrl-Z is ours to handle.
void gradus_signals_catch_stop(bool on);
// Whether bytes read ahead became stale through an interrupt; asking resets it.
bool gradus_signals_take_stale(void);

// For one who is about to draw anew anyway: no resize and no end of a stop is reported for the past.
void gradus_signals_forget_changes(void);

// terminal.c: from here to `unguard`, the end of the process restores the present modes.
void gradus_terminal_guard(void);
void gradus_terminal_unguard(void);
// The same for a handler: async-signal-safe.
void gradus_terminal_restore_now(void);
void gradus_terminal_stop_process(void);
// Lets a read come back empty. Ctrl-C drops the typed bytes, perhaps just after a wait has reported
// them: a read that waited for others would then sit there, and the interrupt with it.
void gradus_terminal_never_block(void);

// input.c
bool gradus_input_is_buffered(void);
// Reads what has already arrived; the count of bytes then held.
size_t gradus_input_look_ahead(const unsigned char **bytes);
void gradus_input_drop(void);
// Takes that byte off what has already arrived, if it comes first there.
void gradus_input_skip(unsigned char byte);

// paste.c: pasted text that waits to be run, a line at a time.
// Whether readline is to see the key sequence of a paste now.
bool gradus_paste_is_due(void);
void gradus_paste_prepend(const char *text, size_t length);
void gradus_paste_drop(void);
// The next byte of that key sequence; -1 when none is due.
int gradus_paste_trigger_byte(void);
// Call it before the user's inputrc is read, which may bind the keys anew.
void gradus_paste_bind(size_t limit);

// editing.c: ends the present line with a kind other than text.
void gradus_editing_refuse(enum gradus_line_kind kind);
void gradus_editing_set_bytes(char *bytes, size_t length);
// The present line is ended by pasted text.
void gradus_editing_pasted(void);
// Whether a Tab came out of the middle of a paste that the terminal did not bracket.
bool gradus_tab_is_pasted(void);

// tap.c: where readline writes, so that the tap is told; standard output where there is none.
FILE *gradus_tap_stream(void);

// completion.c
void gradus_completion_bind(void);
void gradus_completion_begin(gradus_completer completer, gradus_lister lister, void *context);
void gradus_completion_end(void);

#endif

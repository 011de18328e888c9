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

// The key that ends the input while the terminal gathers lines; 0 where it does not, or has none.
unsigned char gradus_terminal_end_key(void);

// input.c
bool gradus_input_is_buffered(void);
// Reads what has already arrived; the count of bytes then held.
size_t gradus_input_look_ahead(const unsigned char **bytes);
void gradus_input_drop(void);
// Takes that byte off what has already arrived, if it comes first there.
void gradus_input_skip(unsigned char byte);

// Says that what waits was typed while the terminal gathered lines, in which the key that ends the
// input reads as a zero: it is that key again.
void gradus_input_ends_by(unsigned char key);

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

// keys.c: keys with a meaning of ours; call it before the user's inputrc is read, which may bind them
// anew.
void gradus_keys_bind(void);
void gradus_keys_begin(const gradus_callbacks *callbacks);
void gradus_keys_end(void);
// Whether help was asked for; asking resets it.
bool gradus_keys_take_help(void);

// tap.c: where readline writes, so that the tap and the painter are told.
FILE *gradus_tap_stream(void);
// Shows bytes behind what readline wrote; the painter is not told.
void gradus_output_add(const char *bytes, size_t length);
// While it is on nothing is shown until it is released, so that nothing half-drawn is seen.
void gradus_output_hold(bool on);
void gradus_output_release(void);
// How many bytes are kept back.
size_t gradus_output_held(void);
// Drops what is kept back.
void gradus_output_discard(void);

// painting.c: colour over the line that readline has drawn.
// Between these a line is read; the callbacks live as long.
void gradus_painting_begin(const gradus_callbacks *callbacks);
void gradus_painting_end(void);
// The painter learns what readline wrote, so that it knows what stands where.
void gradus_painting_follow(const char *bytes, size_t length);
// Paints what has changed since readline drew the line.
void gradus_painting_paint(void);
// Takes away what stands behind the line, wherever the cursor is by now.
void gradus_painting_wipe(void);
// Something else than readline has used the screen.
void gradus_painting_forget(void);
// Tells readline of a new size.
void gradus_painting_resize(void);

// completion.c
void gradus_completion_bind(void);
void gradus_completion_begin(const gradus_callbacks *callbacks);
void gradus_completion_end(void);

#endif

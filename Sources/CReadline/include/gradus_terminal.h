#ifndef GRADUS_TERMINAL_H
#define GRADUS_TERMINAL_H

#include <stdbool.h>

// The terminal's size from the kernel; false when standard output (or input) is no terminal.
bool gradus_terminal_size(int *columns, int *rows);

// Whether the line to the terminal carries fewer than 38,400 bits a second.
bool gradus_terminal_is_slow(void);

// Puts the terminal into single-key mode: no echo, no line editing, Ctrl-C and Ctrl-Z are bytes.
bool gradus_terminal_enter_raw(void);

// Restores the modes that `gradus_terminal_enter_raw` found.
void gradus_terminal_leave_raw(void);

// Uses the whole screen, without a cursor, and leaves what was on it for afterwards. Call it in
// single-key mode: the end of the process then restores both.
void gradus_terminal_enter_full_screen(void);

// Shows what was there before.
void gradus_terminal_leave_full_screen(void);

// In single-key mode: whether Ctrl-C is a signal, for as long as something works and reads no keys.
void gradus_terminal_catch_interrupts(bool on);

// Starts a shell's command that shows what is written into `input`; its process, or -1.
int gradus_pager_start(const char *command, int *input);

// Stops the process as Ctrl-Z does, with the terminal as the user's shell expects it.
void gradus_terminal_suspend(void);

#endif

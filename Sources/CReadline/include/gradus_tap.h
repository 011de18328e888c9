#ifndef GRADUS_TAP_H
#define GRADUS_TAP_H

#include <stdbool.h>
#include <stddef.h>

// Told of bytes that the terminal was shown.
typedef void (*gradus_tap)(void *context, const char *bytes, size_t length);

// Tells `tap` from now on of all that is shown, or nobody where it is null; the context before.
void *gradus_tap_set(gradus_tap tap, void *context);

// Whether somebody is told.
bool gradus_tap_is_set(void);

// Tells the tap, if there is one, of bytes that were just shown by somebody else than readline.
void gradus_tap_note(const char *bytes, size_t length);

#endif

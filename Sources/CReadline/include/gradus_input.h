#ifndef GRADUS_INPUT_H
#define GRADUS_INPUT_H

#include <stdbool.h>
#include <stddef.h>

// What `gradus_input_byte` answers when there is no byte.
enum gradus_input_result {
  GRADUS_INPUT_ENDED = -1,
  GRADUS_INPUT_TIMED_OUT = -2,
  GRADUS_INPUT_INTERRUPTED = -3,
  GRADUS_INPUT_RESIZED = -4,
  // After a stop: the terminal's modes and screen may have changed.
  GRADUS_INPUT_CONTINUED = -5,
};

// The next byte (0 to 255) of the terminal on standard input, or one of the results above.
// Readline and the key reader share this source, so what one has looked ahead at the other gets.
int gradus_input_byte(int timeout);

// Gives bytes back that were read and meant for somebody else: they come first again.
void gradus_input_return(const unsigned char *bytes, size_t count);

// Whether bytes of a descriptor wait to be read.
bool gradus_input_waits(int descriptor);

#endif

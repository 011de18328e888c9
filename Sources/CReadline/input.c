#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "internal.h"

// Bytes read ahead of their use. Normally one: what gradus does not need stays in the terminal, for
// whoever reads it next.
static unsigned char buffer[4096];
static size_t first, last;
// How many of the next bytes came while the terminal still gathered lines, in which the key that ends
// the input has become a zero, and that key.
static size_t gathered;
static unsigned char end_key;

void gradus_input_drop(void) { first = last = gathered = 0; }

bool gradus_input_is_buffered(void) {
  if (gradus_signals_take_stale()) {
    gradus_input_drop();
    gradus_paste_drop();
  }
  return first < last;
}

// Takes a byte that was read.
static int take(void) {
  unsigned char byte = buffer[first++];
  if (gathered == 0) return byte;
  gathered--;
  return byte == 0 ? end_key : byte;
}

void gradus_input_ends_by(unsigned char key) {
  int arrived = 0;
  if (ioctl(STDIN_FILENO, FIONREAD, &arrived) != 0 || arrived < 0) arrived = 0;
  end_key = key;
  gathered = last - first + (size_t)arrived;
}

static ssize_t read_more(size_t wanted) {
  if (first == last) first = last = 0;
  size_t room = sizeof buffer - last;
  if (wanted > room) wanted = room;
  if (wanted == 0) return 0;
  ssize_t count = read(STDIN_FILENO, buffer + last, wanted);
  if (count > 0) last += (size_t)count;
  return count;
}

// Whether an empty read meant the end: the modes for editing let a read be empty at any time.
static bool has_hung_up(void) {
  struct pollfd polled = {STDIN_FILENO, POLLIN, 0};
  return poll(&polled, 1, 0) > 0 && (polled.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

int gradus_input_byte(int timeout) {
  for (;;) {
    if (gradus_input_is_buffered()) return take();
    switch (gradus_wait(STDIN_FILENO, timeout)) {
      case GRADUS_WAIT_TIMED_OUT: return GRADUS_INPUT_TIMED_OUT;
      case GRADUS_WAIT_INTERRUPTED: return GRADUS_INPUT_INTERRUPTED;
      case GRADUS_WAIT_RESIZED: return GRADUS_INPUT_RESIZED;
      case GRADUS_WAIT_CONTINUED: return GRADUS_INPUT_CONTINUED;
      case GRADUS_WAIT_STOP_REQUESTED: continue;
      case GRADUS_WAIT_READABLE: break;
    }
    ssize_t count = read_more(1);
    if (count == 0 && has_hung_up()) return GRADUS_INPUT_ENDED;
    if (count < 0 && errno != EINTR && errno != EAGAIN) return GRADUS_INPUT_ENDED;
  }
}

void gradus_input_return(const unsigned char *bytes, size_t count) {
  size_t rest = last - first;
  if (count + rest > sizeof buffer) return;
  memmove(buffer + count, buffer + first, rest);
  memcpy(buffer, bytes, count);
  first = 0;
  last = count + rest;
}

bool gradus_input_waits(int descriptor) {
  if (descriptor == STDIN_FILENO && gradus_input_is_buffered()) return true;
  int arrived = 0;
  return ioctl(descriptor, FIONREAD, &arrived) == 0 && arrived > 0;
}

void gradus_input_skip(unsigned char byte) {
  if (!gradus_input_is_buffered() && gradus_input_waits(STDIN_FILENO)) read_more(1);
  if (gradus_input_is_buffered() && buffer[first] == byte) take();
}

size_t gradus_input_look_ahead(const unsigned char **bytes) {
  int arrived = 0;
  if (ioctl(STDIN_FILENO, FIONREAD, &arrived) == 0 && arrived > 0) read_more((size_t)arrived);
  *bytes = buffer + first;
  return last - first;
}

#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static gradus_tap present_tap;
static void *present_context;

void *gradus_tap_set(gradus_tap tap, void *context) {
  void *before = present_context;
  present_tap = tap;
  present_context = context;
  return before;
}

bool gradus_tap_is_set(void) { return present_tap != NULL; }

void gradus_tap_note(const char *bytes, size_t length) {
  if (present_tap != NULL && length > 0) present_tap(present_context, bytes, length);
}

// What is kept back, to be shown in one piece; `is_holding` says whether anything is.
static char *held;
static size_t held_length, held_capacity;
static bool is_holding;

// Whether there was room.
static bool keep(const char *bytes, size_t length) {
  if (held_length + length > held_capacity) {
    size_t capacity = (held_length + length) * 2 + 1024;
    char *larger = realloc(held, capacity);
    if (larger == NULL) return false;
    held = larger;
    held_capacity = capacity;
  }
  memcpy(held + held_length, bytes, length);
  held_length += length;
  return true;
}

static void put(const char *bytes, size_t length) {
  size_t done = 0;
  while (done < length) {
    ssize_t count = write(STDOUT_FILENO, bytes + done, length - done);
    if (count >= 0) {
      done += (size_t)count;
    } else if (errno == EAGAIN) {
      struct pollfd polled = {STDOUT_FILENO, POLLOUT, 0};
      poll(&polled, 1, -1);
    } else if (errno != EINTR) {
      // The terminal has gone away; reading a key will tell.
      return;
    }
  }
  gradus_tap_note(bytes, length);
}

void gradus_output_add(const char *bytes, size_t length) {
  if (is_holding && keep(bytes, length)) return;
  gradus_output_release();
  put(bytes, length);
}

void gradus_output_release(void) {
  size_t length = held_length;
  held_length = 0;
  if (length > 0) put(held, length);
}

size_t gradus_output_held(void) { return held_length; }

void gradus_output_discard(void) { held_length = 0; }

void gradus_output_hold(bool on) {
  if (!on) gradus_output_release();
  is_holding = on;
}

static ssize_t show(void *cookie, const char *bytes, size_t length) {
  (void)cookie;
  gradus_painting_follow(bytes, length);
  gradus_output_add(bytes, length);
  return (ssize_t)length;
}

FILE *gradus_tap_stream(void) {
  static FILE *stream;
  if (stream == NULL) {
    stream = fopencookie(NULL, "w", (cookie_io_functions_t){.write = show});
    if (stream == NULL) return stdout;
    setvbuf(stream, NULL, _IOFBF, BUFSIZ);
  }
  return stream;
}

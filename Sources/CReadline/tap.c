#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
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

void gradus_tap_note(const char *bytes, size_t length) {
  if (present_tap != NULL && length > 0) present_tap(present_context, bytes, length);
}

static ssize_t show(void *cookie, const char *bytes, size_t length) {
  (void)cookie;
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
      return (ssize_t)length;
    }
  }
  gradus_tap_note(bytes, length);
  return (ssize_t)length;
}

FILE *gradus_tap_stream(void) {
  static FILE *stream;
  if (present_tap == NULL) return stdout;
  if (stream == NULL) {
    stream = fopencookie(NULL, "w", (cookie_io_functions_t){.write = show});
    if (stream == NULL) return stdout;
    setvbuf(stream, NULL, _IOFBF, BUFSIZ);
  }
  return stream;
}

#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "internal.h"

bool gradus_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static void prepare(void) {
  setlocale(LC_CTYPE, "");
  if (gradus_locale_is_utf8()) return;
  // Readline sets the locale anew from the environment before each line, so setlocale is not enough.
  setenv("LC_ALL", "C.UTF-8", 1);
  setlocale(LC_CTYPE, "C.UTF-8");
}

void gradus_locale_prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, prepare);
}

int gradus_character_width(unsigned int scalar) {
  // Before the locale is set no character but ASCII has a width.
  gradus_locale_prepare();
  return wcwidth((wchar_t)scalar);
}

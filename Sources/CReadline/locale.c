#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "internal.h"

bool gradus_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

void gradus_locale_prepare(void) {
  static bool prepared;
  if (prepared) return;
  prepared = true;
  setlocale(LC_CTYPE, "");
  if (gradus_locale_is_utf8()) return;
  // Readline sets the locale anew from the environment before each line, so setlocale is not enough.
  setenv("LC_ALL", "C.UTF-8", 1);
  setlocale(LC_CTYPE, "C.UTF-8");
}

int gradus_character_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

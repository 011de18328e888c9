#ifndef GRADUS_LOCALE_H
#define GRADUS_LOCALE_H

#include <stdbool.h>

// Makes the process read and write UTF-8 whatever the user's locale, so that nothing typed is lost.
// Call it only after the user's own locale has been asked for what is wanted on the screen.
void gradus_locale_prepare(void);

// Whether text is read and shown as UTF-8: not where the system has no locale of it at all.
bool gradus_locale_is_utf8(void);

// The columns a character takes on the screen: 0, 1 or 2, or -1 for a control character.
int gradus_character_width(unsigned int scalar);

#endif

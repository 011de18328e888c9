#include "CBuild.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __GLIBC__
#include <gnu/libc-version.h>
#include <nss.h>
#endif

const char *gradus_build_commit(void) {
#ifdef GRADUS_COMMIT
  return GRADUS_COMMIT;
#else
  return NULL;
#endif
}

const char *gradus_build_c_library(void) {
#if defined(__GLIBC__)
  static char name[64];
#ifdef GRADUS_STATIC
  snprintf(name, sizeof name, "glibc %s inside", gnu_get_libc_version());
#else
  snprintf(name, sizeof name, "glibc %s", gnu_get_libc_version());
#endif
  return name;
#elif defined(__linux__)
  return "musl";
#else
  return "the system's C library";
#endif
}

#ifdef GRADUS_STATIC
// Swift's runtime looks for a program that prints a crash's stack, at each start, beside a library
// that a static program does not have; without /proc it then ends the process. The linker is told to
// put this in its place: there is no such program.
char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name) {
  (void)name;
  return NULL;
}

// The names of all characters take half a megabyte, and nothing asks for one: in their place, none has
// a name.
ptrdiff_t __wrap__swift_stdlib_getScalarName(uint32_t scalar, uint8_t *name, ptrdiff_t capacity) {
  (void)scalar, (void)name, (void)capacity;
  return 0;
}

#ifdef __GLIBC__
// Swift reads a program's arguments from /proc, too, and has none where that is not there. Glibc
// hands them to what runs before the program.
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **arguments, int count);
__attribute__((constructor)) static void take_arguments(int count, char **arguments) {
  _swift_stdlib_overrideUnsafeArgvArgc(arguments, count);
}

// Readline asks for users (`~NAME`), which glibc may look for with libraries of the system. Those of
// another glibc than the one inside are not to be loaded: the file of users is enough.
__attribute__((constructor)) static void ask_files_alone(void) {
  __nss_configure_lookup("passwd", "files");
}
#endif
#endif

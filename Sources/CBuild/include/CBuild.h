#ifndef GRADUS_CBUILD_H
#define GRADUS_CBUILD_H

// The commit that a release was built from; null where nobody said so to the build.
const char *gradus_build_commit(void);

// The C library: its name and, where it has one, its version.
const char *gradus_build_c_library(void);

#endif

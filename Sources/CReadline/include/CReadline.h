// GNU readline's callback interface, and what a terminal program needs beside it, for Swift.
//
// Readline keeps its state in global variables, which Swift's concurrency checks refuse; so all of
// it stays behind the functions of this target. All but the interrupt flag belong to one thread.
#ifndef GRADUS_CREADLINE_H
#define GRADUS_CREADLINE_H

#include "gradus_editing.h"
#include "gradus_input.h"
#include "gradus_locale.h"
#include "gradus_signals.h"
#include "gradus_tap.h"
#include "gradus_terminal.h"

#endif

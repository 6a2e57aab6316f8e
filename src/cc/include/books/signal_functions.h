/* signal_functions.h (TLPI) -- signal sets in words. */
#ifndef SIGNAL_FUNCTIONS_H
#define SIGNAL_FUNCTIONS_H
#include <signal.h>
#include <stdio.h>
void printSigset(FILE *of, const char *prefix, const sigset_t *set);
int printSigMask(FILE *of, const char *msg);
int printPendingSigs(FILE *of, const char *msg);
#endif

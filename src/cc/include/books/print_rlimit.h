/* print_rlimit.h -- of "The Linux Programming Interface" (Kerrisk): our own implementation. */
#ifndef PRINT_RLIMIT_H
#define PRINT_RLIMIT_H
int printRlimit(const char *message, int resource);
#endif

/* tlpi_hdr.h -- what the examples of "The Linux Programming Interface" (Kerrisk) include first: our own
   implementation of the interface the book describes. */
#ifndef TLPI_HDR_H
#define TLPI_HDR_H
#include <sys/types.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <errno.h>
#include <string.h>
#include <stdbool.h>
#include "get_num.h"
#include "error_functions.h"
#undef TRUE
#undef FALSE
typedef enum { FALSE, TRUE } Boolean;
#define min(m, n) ((m) < (n) ? (m) : (n))
#define max(m, n) ((m) > (n) ? (m) : (n))
#endif

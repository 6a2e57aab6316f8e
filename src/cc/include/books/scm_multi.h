/* scm_multi.h -- of "The Linux Programming Interface" (Kerrisk): our own implementation. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/stat.h>
#include <fcntl.h>
#include "unix_sockets.h"
#include "tlpi_hdr.h"
#define SOCK_PATH "scm_multi"
#define MAX_FDS 1024

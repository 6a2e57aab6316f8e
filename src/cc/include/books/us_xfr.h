/* us_xfr.h (TLPI, chapter 57) -- a stream over a UNIX socket. */
#include <sys/un.h>
#include <sys/socket.h>
#include "tlpi_hdr.h"
#define SV_SOCK_PATH "/tmp/us_xfr"
#define BUF_SIZE 100

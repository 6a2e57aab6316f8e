/* us_xfr_v2.h -- of "The Linux Programming Interface" (Kerrisk): our own implementation. */
#include "unix_sockets.h"
#include "tlpi_hdr.h"
#define SV_SOCK_PATH "us_xfr_v2"
#define BUF_SIZE 100

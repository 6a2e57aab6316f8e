/* id_echo.h (TLPI, chapter 60) -- the echo service over datagrams. */
#include "inet_sockets.h"
#include "tlpi_hdr.h"
#define SERVICE "echo"
#define BUF_SIZE 500

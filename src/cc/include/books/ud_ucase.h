/* ud_ucase.h (TLPI, chapter 57) -- datagrams over UNIX sockets. */
#include <sys/un.h>
#include <sys/socket.h>
#include <ctype.h>
#include "tlpi_hdr.h"
#define BUF_SIZE 10
#define SV_SOCK_PATH "/tmp/ud_ucase"

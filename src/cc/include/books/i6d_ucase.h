/* i6d_ucase.h (TLPI, chapter 59) -- datagrams over IPv6. */
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <ctype.h>
#include "tlpi_hdr.h"
#define BUF_SIZE 10
#define PORT_NUM 50002

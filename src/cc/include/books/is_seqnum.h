/* is_seqnum.h (TLPI, chapter 59) -- sequence numbers over the internet. */
#include <netinet/in.h>
#include <sys/socket.h>
#include <signal.h>
#include "read_line.h"
#include "tlpi_hdr.h"
#define PORT_NUM "50000"
#define INT_LEN 30

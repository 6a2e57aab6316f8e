/* is_seqnum_v2.h -- of "The Linux Programming Interface" (Kerrisk): our own implementation. */
#include "inet_sockets.h"
#include "read_line_buf.h"
#include <signal.h>
#include "tlpi_hdr.h"
#define PORT_NUM_STR "50000"
#define INT_LEN 30

/* netinet/tcp.h -- options of tcp(7). */
#ifndef _NETINET_TCP_H
#define _NETINET_TCP_H 1
#include <ringside/abi/netinet/tcp.h>
#endif

/* netinet/ether.h -- addresses of Ethernet as text (ether_aton(3)). */
#ifndef _NETINET_ETHER_H
#define _NETINET_ETHER_H 1
#include <netinet/if_ether.h>
char *ether_ntoa(const struct ether_addr *address);
char *ether_ntoa_r(const struct ether_addr *address, char *buf);
struct ether_addr *ether_aton(const char *text);
struct ether_addr *ether_aton_r(const char *text, struct ether_addr *address);
#endif

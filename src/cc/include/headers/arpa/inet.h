/* arpa/inet.h -- addresses as text (inet(3)). */
#ifndef _ARPA_INET_H
#define _ARPA_INET_H 1
#include <features.h>
#include <netinet/in.h>
in_addr_t inet_addr(const char *text);
char *inet_ntoa(struct in_addr address);
int inet_pton(int family, const char *restrict text, void *restrict address);
const char *inet_ntop(int family, const void *restrict address, char *restrict text, socklen_t size);
in_addr_t inet_network(const char *text);
struct in_addr inet_makeaddr(in_addr_t net, in_addr_t host);
in_addr_t inet_lnaof(struct in_addr address);
in_addr_t inet_netof(struct in_addr address);
#ifndef INET_ADDRSTRLEN
#define INET_ADDRSTRLEN 16
#define INET6_ADDRSTRLEN 46
#endif
#ifdef __USE_MISC
int inet_aton(const char *text, struct in_addr *address);
#endif
#endif

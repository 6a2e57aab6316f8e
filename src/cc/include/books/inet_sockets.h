/* inet_sockets.h (TLPI) -- internet sockets by host and service. */
#ifndef INET_SOCKETS_H
#define INET_SOCKETS_H
#include <sys/socket.h>
#include <netdb.h>
#define IS_ADDR_STR_LEN 4096
int inetConnect(const char *host, const char *service, int type);
int inetListen(const char *service, int backlog, socklen_t *addrlen);
int inetBind(const char *service, int type, socklen_t *addrlen);
char *inetAddressStr(const struct sockaddr *addr, socklen_t addrlen, char *addrStr, int addrStrLen);
#endif

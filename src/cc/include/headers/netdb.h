/* netdb.h -- names of hosts and services (getaddrinfo(3), gethostbyname(3)). */
#ifndef _NETDB_H
#define _NETDB_H 1
#include <features.h>
#include <netinet/in.h>
#include <ringside/abi/netdb.h>
struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    socklen_t ai_addrlen;
    struct sockaddr *ai_addr;
    char *ai_canonname;
    struct addrinfo *ai_next;
};
struct hostent {
    char *h_name;
    char **h_aliases;
    int h_addrtype;
    int h_length;
    char **h_addr_list;
};
#define h_addr h_addr_list[0]
struct servent {
    char *s_name;
    char **s_aliases;
    int s_port;
    char *s_proto;
};
struct protoent {
    char *p_name;
    char **p_aliases;
    int p_proto;
};
struct netent {
    char *n_name;
    char **n_aliases;
    int n_addrtype;
    uint32_t n_net;
};
int *__h_errno_location(void);
#define h_errno (*__h_errno_location())
#ifndef HOST_NOT_FOUND
#define HOST_NOT_FOUND 1
#define TRY_AGAIN 2
#define NO_RECOVERY 3
#define NO_DATA 4
#endif
#define NO_ADDRESS NO_DATA
#define NETDB_SUCCESS 0
#define NETDB_INTERNAL (-1)
#ifndef NI_MAXHOST
#define NI_MAXHOST 1025
#define NI_MAXSERV 32
#endif
struct hostent *gethostbyname(const char *name);
struct hostent *gethostbyaddr(const void *address, socklen_t length, int family);
struct servent *getservbyname(const char *name, const char *protocol);
struct servent *getservbyport(int port, const char *protocol);
struct protoent *getprotobyname(const char *name);
struct protoent *getprotobynumber(int number);
struct servent *getservent(void);
void setservent(int stay);
void endservent(void);
struct protoent *getprotoent(void);
void setprotoent(int stay);
void endprotoent(void);
struct netent *getnetent(void);
struct netent *getnetbyname(const char *name);
struct netent *getnetbyaddr(uint32_t number, int family);
void setnetent(int stay);
void endnetent(void);
void sethostent(int stay);
void endhostent(void);
struct hostent *gethostent(void);
#ifdef __USE_MISC
struct hostent *gethostbyname2(const char *name, int family);
int gethostbyname_r(const char *name, struct hostent *restrict host, char *restrict buf, size_t size,
                    struct hostent **restrict result, int *restrict problem);
int gethostbyname2_r(const char *name, int family, struct hostent *restrict host, char *restrict buf, size_t size,
                     struct hostent **restrict result, int *restrict problem);
int gethostbyaddr_r(const void *address, socklen_t length, int family, struct hostent *restrict host,
                    char *restrict buf, size_t size, struct hostent **restrict result, int *restrict problem);
int getservbyname_r(const char *name, const char *protocol, struct servent *restrict service, char *restrict buf,
                    size_t size, struct servent **restrict result);
int getservbyport_r(int port, const char *protocol, struct servent *restrict service, char *restrict buf, size_t size,
                    struct servent **restrict result);
int getprotobyname_r(const char *name, struct protoent *restrict protocol, char *restrict buf, size_t size,
                     struct protoent **restrict result);
int getprotobynumber_r(int number, struct protoent *restrict protocol, char *restrict buf, size_t size,
                       struct protoent **restrict result);
void herror(const char *s);
const char *hstrerror(int error);
#endif
#ifdef __USE_XOPEN2K
int getaddrinfo(const char *restrict host, const char *restrict service, const struct addrinfo *restrict hints,
                struct addrinfo **restrict result);
void freeaddrinfo(struct addrinfo *list);
const char *gai_strerror(int error);
int getnameinfo(const struct sockaddr *restrict address, socklen_t length, char *restrict host, socklen_t hostsize,
                char *restrict service, socklen_t servicesize, int flags);
#endif
#endif

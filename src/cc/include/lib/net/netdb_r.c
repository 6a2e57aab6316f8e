// defines gethostbyname_r gethostbyname2_r gethostbyaddr_r getservbyname_r getservbyport_r getprotobyname_r getprotobynumber_r
/* The older functions for threads: what they give stands in the caller's buffer; ERANGE if it is too small. */
#include <ringside/sys.h>
#include <errno.h>
#include <netdb.h>
#include <stdint.h>
#include <string.h>

int __host_by_name(const char *wanted, in_addr_t *address, char *name, size_t size);
int __host_by_address(in_addr_t address, char *name, size_t size);
int __service_by_name(const char *name, const char *protocol);
const char *__service_by_port(int port, const char *protocol);
int inet_aton(const char *text, struct in_addr *address);

/* Takes so many bytes, aligned for a pointer; null: there are no more. */
static void *take(char **buf, size_t *size, size_t n)
{
    size_t skip = -(uintptr_t)*buf & 7;
    if (skip + n > *size)
        return NULL;
    void *p = *buf + skip;
    *buf += skip + n;
    *size -= skip + n;
    return p;
}

/* A copy of the name, and an empty list of other names behind it. */
static int named(const char *name, char **copy, char ***none, char **buf, size_t *size)
{
    *none = take(buf, size, sizeof(char *));
    *copy = take(buf, size, strlen(name) + 1);
    if (!*none || !*copy)
        return ERANGE;
    **none = NULL;
    strcpy(*copy, name);
    return 0;
}

static int fill_host(const char *name, in_addr_t address, struct hostent *host, char *buf, size_t size,
                     struct hostent **result, int *problem)
{
    char **list = take(&buf, &size, 2 * sizeof(char *));
    in_addr_t *where = take(&buf, &size, sizeof *where);
    if (!list || !where || named(name, &host->h_name, &host->h_aliases, &buf, &size)) {
        *problem = NETDB_INTERNAL;
        return ERANGE;
    }
    *where = address;
    list[0] = (char *)where;
    list[1] = NULL;
    host->h_addrtype = AF_INET;
    host->h_length = 4;
    host->h_addr_list = list;
    *result = host;
    return 0;
}

int gethostbyname2_r(const char *wanted, int family, struct hostent *restrict host, char *restrict buf, size_t size,
                     struct hostent **restrict result, int *restrict problem)
{
    char name[256] = "";
    in_addr_t address;
    struct in_addr a;
    *result = NULL;
    if (family == AF_INET && inet_aton(wanted, &a)) {
        address = a.s_addr;
        strncpy(name, wanted, sizeof name - 1);
    } else if (family != AF_INET || !__host_by_name(wanted, &address, name, sizeof name)) {
        *problem = HOST_NOT_FOUND;
        return 0;
    }
    return fill_host(name, address, host, buf, size, result, problem);
}

int gethostbyname_r(const char *wanted, struct hostent *restrict host, char *restrict buf, size_t size,
                    struct hostent **restrict result, int *restrict problem)
{
    return gethostbyname2_r(wanted, AF_INET, host, buf, size, result, problem);
}

int gethostbyaddr_r(const void *wanted, socklen_t length, int family, struct hostent *restrict host,
                    char *restrict buf, size_t size, struct hostent **restrict result, int *restrict problem)
{
    char name[256];
    in_addr_t address;
    *result = NULL;
    if (family != AF_INET || length != 4) {
        *problem = NO_RECOVERY;
        return 0;
    }
    memcpy(&address, wanted, 4);
    if (!__host_by_address(address, name, sizeof name)) {
        *problem = HOST_NOT_FOUND;
        return 0;
    }
    return fill_host(name, address, host, buf, size, result, problem);
}

static int fill_service(const char *name, int port, const char *protocol, struct servent *restrict service,
                        char *restrict buf, size_t size, struct servent **restrict result)
{
    char **none;
    if (!protocol)
        protocol = "tcp";
    if (named(name, &service->s_name, &service->s_aliases, &buf, &size)
        || named(protocol, &service->s_proto, &none, &buf, &size))
        return ERANGE;
    service->s_port = port;
    *result = service;
    return 0;
}

int getservbyname_r(const char *name, const char *protocol, struct servent *restrict service, char *restrict buf,
                    size_t size, struct servent **restrict result)
{
    int port = __service_by_name(name, protocol);
    *result = NULL;
    return port < 0 ? 0 : fill_service(name, htons(port), protocol, service, buf, size, result);
}

int getservbyport_r(int port, const char *protocol, struct servent *restrict service, char *restrict buf, size_t size,
                    struct servent **restrict result)
{
    const char *name = __service_by_port(ntohs(port), protocol);
    *result = NULL;
    return name ? fill_service(name, port, protocol, service, buf, size, result) : 0;
}

static int fill_protocol(const struct protoent *found, struct protoent *restrict protocol, char *restrict buf,
                         size_t size, struct protoent **restrict result)
{
    *result = NULL;
    if (!found)
        return 0;
    char **list = take(&buf, &size, 2 * sizeof(char *)), **none;
    if (!list || named(found->p_name, &protocol->p_name, &none, &buf, &size))
        return ERANGE;
    list[0] = NULL;
    if (found->p_aliases[0]) {
        if (!(list[0] = take(&buf, &size, strlen(found->p_aliases[0]) + 1)))
            return ERANGE;
        strcpy(list[0], found->p_aliases[0]);
        list[1] = NULL;
    }
    protocol->p_aliases = list;
    protocol->p_proto = found->p_proto;
    *result = protocol;
    return 0;
}

int getprotobyname_r(const char *name, struct protoent *restrict protocol, char *restrict buf, size_t size,
                     struct protoent **restrict result)
{
    return fill_protocol(getprotobyname(name), protocol, buf, size, result);
}

int getprotobynumber_r(int number, struct protoent *restrict protocol, char *restrict buf, size_t size,
                       struct protoent **restrict result)
{
    return fill_protocol(getprotobynumber(number), protocol, buf, size, result);
}

// defines gethostbyname gethostbyname2 gethostbyaddr getservbyname getservbyport getprotobyname getprotobynumber getservent setservent endservent getprotoent setprotoent endprotoent getnetent getnetbyname getnetbyaddr setnetent endnetent sethostent endhostent gethostent herror hstrerror __h_errno_location
/* The older functions: each gives static memory, to be overwritten by the next call. */
#include <ringside/sys.h>
#include <netdb.h>
#include <stdio.h>

int __host_by_name(const char *wanted, in_addr_t *address, char *name, size_t size);
int __host_by_address(in_addr_t address, char *name, size_t size);
int __service_by_name(const char *name, const char *protocol);
const char *__service_by_port(int port, const char *protocol);
const char *__service_at(int place, int *port, const char **protocol);
int inet_aton(const char *text, struct in_addr *address);

static _Thread_local int number;
static char name[256];
static in_addr_t address;
static char *no_names[] = { NULL }, *addresses[] = { (char *)&address, NULL };
static struct hostent host = { name, no_names, AF_INET, 4, addresses };
static struct servent service = { NULL, no_names, 0, NULL };

int *__h_errno_location(void) { return &number; }
void sethostent(int stay) { }
void endhostent(void) { }
struct hostent *gethostent(void) { return NULL; }

struct hostent *gethostbyname2(const char *wanted, int family)
{
    struct in_addr a;
    if (family != AF_INET) {
        number = HOST_NOT_FOUND;
        return NULL;
    }
    if (inet_aton(wanted, &a)) {
        address = a.s_addr;
        BUILTIN(strncpy, name, wanted, sizeof name - 1);
    } else if (!__host_by_name(wanted, &address, name, sizeof name)) {
        number = HOST_NOT_FOUND;
        return NULL;
    }
    return &host;
}

struct hostent *gethostbyname(const char *wanted)
{
    return gethostbyname2(wanted, AF_INET);
}

struct hostent *gethostbyaddr(const void *wanted, socklen_t length, int family)
{
    if (family != AF_INET || length != 4) {
        number = NO_RECOVERY;
        return NULL;
    }
    BUILTIN(memcpy, &address, wanted, 4);
    if (!__host_by_address(address, name, sizeof name)) {
        number = HOST_NOT_FOUND;
        return NULL;
    }
    return &host;
}

struct servent *getservbyname(const char *wanted, const char *protocol)
{
    static char text[32];
    int port = __service_by_name(wanted, protocol);
    if (port < 0)
        return NULL;
    service.s_name = (char *)BUILTIN(strncpy, text, wanted, sizeof text - 1);
    service.s_port = htons(port);
    service.s_proto = protocol ? (char *)protocol : "tcp";
    return &service;
}

struct servent *getservbyport(int port, const char *protocol)
{
    const char *found = __service_by_port(ntohs(port), protocol);
    if (!found)
        return NULL;
    service.s_name = (char *)found;
    service.s_port = port;
    service.s_proto = protocol ? (char *)protocol : "tcp";
    return &service;
}

static struct protoent protocols[] = {
    { "ip", (char *[]) { "IP", NULL }, 0 }, { "icmp", (char *[]) { "ICMP", NULL }, 1 },
    { "tcp", (char *[]) { "TCP", NULL }, 6 }, { "udp", (char *[]) { "UDP", NULL }, 17 },
};

struct protoent *getprotobyname(const char *wanted)
{
    for (int i = 0; i < 4; i++)
        if (BUILTIN(strcmp, protocols[i].p_name, wanted) == 0
            || BUILTIN(strcmp, protocols[i].p_aliases[0], wanted) == 0)
            return &protocols[i];
    return NULL;
}

struct protoent *getprotobynumber(int wanted)
{
    for (int i = 0; i < 4; i++)
        if (protocols[i].p_proto == wanted)
            return &protocols[i];
    return NULL;
}

static int next_service, next_protocol;

void setservent(int stay) { next_service = 0; }
void endservent(void) { next_service = 0; }

struct servent *getservent(void)
{
    int port;
    const char *protocol, *found = __service_at(next_service, &port, &protocol);
    if (!found)
        return NULL;
    next_service++;
    service.s_name = (char *)found;
    service.s_port = htons(port);
    service.s_proto = (char *)protocol;
    return &service;
}

void setprotoent(int stay) { next_protocol = 0; }
void endprotoent(void) { next_protocol = 0; }
struct protoent *getprotoent(void) { return next_protocol < 4 ? &protocols[next_protocol++] : NULL; }

/* No network has a name. */
void setnetent(int stay) { }
void endnetent(void) { }
struct netent *getnetent(void) { return NULL; }

struct netent *getnetbyname(const char *wanted)
{
    number = HOST_NOT_FOUND;
    return NULL;
}

struct netent *getnetbyaddr(uint32_t wanted, int family)
{
    number = HOST_NOT_FOUND;
    return NULL;
}

const char *hstrerror(int error)
{
    switch (error) {
    case 0: return "Resolver Error 0 (no error)";
    case HOST_NOT_FOUND: return "Unknown host";
    case TRY_AGAIN: return "Host name lookup failure";
    case NO_RECOVERY: return "Unknown server error";
    case NO_DATA: return "No address associated with name";
    }
    return "Unknown resolver error";
}

void herror(const char *s)
{
    fprintf(stderr, "%s%s%s\n", s && *s ? s : "", s && *s ? ": " : "", hstrerror(number));
}

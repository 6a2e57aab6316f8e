// defines getaddrinfo freeaddrinfo gai_strerror
#include <ringside/sys.h>
#include <netdb.h>
#include <arpa/inet.h>

int __host_by_name(const char *wanted, in_addr_t *address, char *name, size_t size);
int __service_by_name(const char *name, const char *protocol);

const char *gai_strerror(int error)
{
    switch (error) {
    case EAI_BADFLAGS: return "Bad value for ai_flags";
    case EAI_NONAME: return "Name or service not known";
    case EAI_AGAIN: return "Temporary failure in name resolution";
    case EAI_FAIL: return "Non-recoverable failure in name resolution";
    case EAI_FAMILY: return "ai_family not supported";
    case EAI_SOCKTYPE: return "ai_socktype not supported";
    case EAI_SERVICE: return "Servname not supported for ai_socktype";
    case -9: return "Address family for hostname not supported";
    case EAI_MEMORY: return "Memory allocation failure";
    case EAI_SYSTEM: return "System error";
    case EAI_OVERFLOW: return "Argument buffer too small";
    }
    return "Unknown error";
}

/* An answer: the list's element, the address it points to and the name lie in one piece of memory. */
struct answer {
    struct addrinfo info;
    union { struct sockaddr_in v4; struct sockaddr_in6 v6; } address;
    char name[256];
};

static const struct kind { int type, protocol; const char *name; } kinds[] = {
    { SOCK_STREAM, IPPROTO_TCP, "tcp" }, { SOCK_DGRAM, IPPROTO_UDP, "udp" }, { SOCK_RAW, 0, NULL },
};

int getaddrinfo(const char *restrict host, const char *restrict service, const struct addrinfo *restrict hints,
                struct addrinfo **restrict result)
{
    static const struct addrinfo none;
    struct addrinfo **tail = result;
    struct in_addr v4;
    struct in6_addr v6;
    char name[256] = "";
    int has4 = 0, has6 = 0, number = -1, found_service = 0;
    if (!hints)
        hints = &none;
    if ((!host && !service))
        return EAI_NONAME;
    if (hints->ai_family != AF_UNSPEC && hints->ai_family != AF_INET && hints->ai_family != AF_INET6)
        return EAI_FAMILY;
    if (hints->ai_flags & AI_CANONNAME && !host)
        return EAI_BADFLAGS;
    if (hints->ai_socktype && hints->ai_socktype != SOCK_STREAM && hints->ai_socktype != SOCK_DGRAM
        && hints->ai_socktype != SOCK_RAW)
        return EAI_SOCKTYPE;
    if (!host) {
        int passive = hints->ai_flags & AI_PASSIVE;
        v4.s_addr = htonl(passive ? INADDR_ANY : INADDR_LOOPBACK);
        BUILTIN(memset, &v6, 0, sizeof v6);
        v6.s6_addr[15] = !passive;
        has4 = has6 = 1;
    } else if (inet_aton(host, &v4)) {
        has4 = 1;
    } else if (inet_pton(AF_INET6, host, &v6) == 1) {
        has6 = 1;
    } else {
        if (hints->ai_flags & AI_NUMERICHOST || !__host_by_name(host, &v4.s_addr, name, sizeof name))
            return EAI_NONAME;
        has4 = 1;
    }
    if (host && !name[0])
        BUILTIN(strncpy, name, host, sizeof name - 1);
    if (service) {
        char *end = (char *)service;
        number = 0;
        while (*end >= '0' && *end <= '9' && number < 100000)
            number = number * 10 + *end++ - '0';
        if (*end || end == service)
            number = -1;
        if (number < 0 && hints->ai_flags & AI_NUMERICSERV)
            return EAI_NONAME;
    } else {
        number = 0;
    }
    *result = NULL;
    /* glibc lists any address of version 4 first, and the loopback address of version 6. */
    int first = !host && hints->ai_flags & AI_PASSIVE;
    for (int i = 0; i < 2; i++) {
        int family = i ^ first;
        if (family == 0 ? !has6 || hints->ai_family == AF_INET : !has4 || hints->ai_family == AF_INET6)
            continue;
        for (int k = 0; k < 3; k++) {
            int port = number;
            if ((hints->ai_socktype && hints->ai_socktype != kinds[k].type)
                || (hints->ai_protocol && kinds[k].protocol && hints->ai_protocol != kinds[k].protocol))
                continue;
            if (port < 0) {
                if (!kinds[k].name || (port = __service_by_name(service, kinds[k].name)) < 0)
                    continue;
            }
            found_service = 1;
            struct answer *a = (struct answer *)BUILTIN(calloc, 1, sizeof *a);
            if (!a) {
                freeaddrinfo(*result);
                return EAI_MEMORY;
            }
            a->info.ai_flags = hints->ai_flags;
            a->info.ai_socktype = kinds[k].type;
            a->info.ai_protocol = kinds[k].protocol;
            a->info.ai_addr = (struct sockaddr *)&a->address;
            if (family == 0) {
                a->info.ai_family = a->address.v6.sin6_family = AF_INET6;
                a->info.ai_addrlen = sizeof a->address.v6;
                a->address.v6.sin6_port = htons(port);
                a->address.v6.sin6_addr = v6;
            } else {
                a->info.ai_family = a->address.v4.sin_family = AF_INET;
                a->info.ai_addrlen = sizeof a->address.v4;
                a->address.v4.sin_port = htons(port);
                a->address.v4.sin_addr = v4;
            }
            if (hints->ai_flags & AI_CANONNAME && tail == result) {
                BUILTIN(strcpy, a->name, name);
                a->info.ai_canonname = a->name;
            }
            *tail = &a->info;
            tail = &a->info.ai_next;
        }
    }
    if (!*result)
        return number < 0 && !found_service ? EAI_SERVICE : EAI_NONAME;
    return 0;
}

void freeaddrinfo(struct addrinfo *list)
{
    while (list) {
        struct addrinfo *next = list->ai_next;
        BUILTIN(free, list);
        list = next;
    }
}

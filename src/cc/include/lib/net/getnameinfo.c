// defines getnameinfo
#include <ringside/sys.h>
#include <netdb.h>
#include <arpa/inet.h>

int snprintf(char *restrict s, size_t size, const char *restrict format, ...);
int __host_by_address(in_addr_t address, char *name, size_t size);
const char *__service_by_port(int port, const char *protocol);

int getnameinfo(const struct sockaddr *restrict address, socklen_t length, char *restrict host, socklen_t hostsize,
                char *restrict service, socklen_t servicesize, int flags)
{
    const struct sockaddr_in *v4 = (const void *)address;
    const struct sockaddr_in6 *v6 = (const void *)address;
    char text[256];
    if (address->sa_family == AF_INET ? length < sizeof *v4 : address->sa_family != AF_INET6 || length < sizeof *v6)
        return EAI_FAMILY;
    if (host && hostsize) {
        if (address->sa_family != AF_INET || flags & NI_NUMERICHOST
            || !__host_by_address(v4->sin_addr.s_addr, text, sizeof text)) {
            if (flags & NI_NAMEREQD)
                return EAI_NONAME;
            if (address->sa_family == AF_INET)
                inet_ntop(AF_INET, &v4->sin_addr, text, sizeof text);
            else
                inet_ntop(AF_INET6, &v6->sin6_addr, text, sizeof text);
        }
        if (BUILTIN(strlen, text) >= hostsize)
            return EAI_OVERFLOW;
        BUILTIN(strcpy, host, text);
    }
    if (service && servicesize) {
        int port = ntohs(v4->sin_port);
        const char *name = flags & NI_NUMERICSERV ? NULL : __service_by_port(port, flags & NI_DGRAM ? "udp" : "tcp");
        int n = name ? snprintf(text, sizeof text, "%s", name) : snprintf(text, sizeof text, "%d", port);
        if (n >= (int)servicesize)
            return EAI_OVERFLOW;
        BUILTIN(strcpy, service, text);
    }
    return 0;
}

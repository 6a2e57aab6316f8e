// defines __host_by_name __host_by_address __service_by_name __service_by_port __service_at
/* The names of hosts are in /etc/hosts (hosts(5)), as the scenario has it; without that file there is only this one.
   A few well-known services are here. */
#include <ringside/sys.h>
#include <arpa/inet.h>
#include <sys/utsname.h>

static const struct service { const char *name, *protocol; int port; } services[] = {
    { "echo", "tcp", 7 }, { "echo", "udp", 7 }, { "discard", "tcp", 9 }, { "discard", "udp", 9 },
    { "daytime", "tcp", 13 }, { "daytime", "udp", 13 }, { "chargen", "tcp", 19 }, { "ftp", "tcp", 21 },
    { "ssh", "tcp", 22 }, { "telnet", "tcp", 23 }, { "smtp", "tcp", 25 }, { "time", "tcp", 37 }, { "time", "udp", 37 },
    { "domain", "tcp", 53 }, { "domain", "udp", 53 }, { "tftp", "udp", 69 }, { "finger", "tcp", 79 },
    { "http", "tcp", 80 }, { "pop3", "tcp", 110 }, { "sunrpc", "tcp", 111 }, { "sunrpc", "udp", 111 },
    { "ntp", "udp", 123 }, { "imap2", "tcp", 143 }, { "https", "tcp", 443 }, { "syslog", "udp", 514 },
    { "http-alt", "tcp", 8080 },
};

/* Finds the service; gives its port, or -1. */
int __service_by_name(const char *name, const char *protocol)
{
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++)
        if (BUILTIN(strcmp, services[i].name, name) == 0
            && (!protocol || BUILTIN(strcmp, services[i].protocol, protocol) == 0))
            return services[i].port;
    return -1;
}

const char *__service_by_port(int port, const char *protocol)
{
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++)
        if (services[i].port == port && (!protocol || BUILTIN(strcmp, services[i].protocol, protocol) == 0))
            return services[i].name;
    return NULL;
}

/* The service of that place in the table. */
const char *__service_at(int place, int *port, const char **protocol)
{
    if (place >= (int)(sizeof services / sizeof services[0]))
        return NULL;
    *port = services[place].port;
    *protocol = services[place].protocol;
    return services[place].name;
}

static void table(char *text, size_t size)
{
    long fd = SYS(openat, -100, "/etc/hosts", 0, 0), n = 0;
    text[0] = '\0';
    if (fd < 0)
        return;
    for (long k; n < (long)size - 1 && (k = SYS(read, fd, text + n, size - 1 - n)) > 0;)
        n += k;
    SYS(close, fd);
    text[n] = '\0';
}

/* Goes through the table: lines of an address, a name, other names.. */
static int look(const char *wanted, in_addr_t by_address, in_addr_t *address, char *name, size_t size)
{
    char text[2048], *line, *rest = text, *word;
    table(text, sizeof text);
    while (rest && *rest) {
        line = rest;
        rest = (char *)BUILTIN(strchr, line, '\n');
        if (rest)
            *rest++ = '\0';
        if ((word = (char *)BUILTIN(strchr, line, '#')) != NULL)
            *word = '\0';
        char *first = NULL;
        struct in_addr a;
        int n = 0;
        for (word = line + BUILTIN(strspn, line, " \t\r"); *word; n++) {
            char *end = word + BUILTIN(strcspn, word, " \t\r"), *next = end + BUILTIN(strspn, end, " \t\r");
            *end = '\0';
            if (n == 0 && !inet_aton(word, &a))
                break;
            if (n == 1)
                first = word;
            if (n > 0 && (wanted ? BUILTIN(strcasecmp, word, wanted) == 0 : a.s_addr == by_address)) {
                *address = a.s_addr;
                BUILTIN(strncpy, name, first, size);
                name[size - 1] = '\0';
                return 1;
            }
            word = next;
        }
    }
    return 0;
}

/* A host's address and its first name. */
int __host_by_name(const char *wanted, in_addr_t *address, char *name, size_t size)
{
    struct utsname u;
    if (look(wanted, 0, address, name, size))
        return 1;
    if (BUILTIN(strcasecmp, wanted, "localhost") == 0
        || (SYS(uname, &u) == 0 && BUILTIN(strcasecmp, wanted, u.nodename) == 0)) {
        *address = htonl(INADDR_LOOPBACK);
        BUILTIN(strncpy, name, wanted, size);
        name[size - 1] = '\0';
        return 1;
    }
    return 0;
}

int __host_by_address(in_addr_t address, char *name, size_t size)
{
    in_addr_t same;
    return look(NULL, address, &same, name, size);
}

// defines getifaddrs freeifaddrs if_nametoindex if_indextoname if_nameindex if_freenameindex
/* Two interfaces: lo, and eth0 with this host's address of /etc/hosts if it has one. */
#include <ringside/sys.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/utsname.h>

#define ENXIO 6

int __host_by_name(const char *wanted, in_addr_t *address, char *name, size_t size);

struct entry {
    struct ifaddrs info;
    struct sockaddr_in address, mask, broadcast;
};

static struct entry *make(const char *name, in_addr_t address, in_addr_t mask, unsigned flags)
{
    struct entry *e = (struct entry *)BUILTIN(calloc, 1, sizeof *e);
    e->info.ifa_name = (char *)name;
    e->info.ifa_flags = flags;
    e->address.sin_family = e->mask.sin_family = e->broadcast.sin_family = AF_INET;
    e->address.sin_addr.s_addr = address;
    e->mask.sin_addr.s_addr = mask;
    e->broadcast.sin_addr.s_addr = address | ~mask;
    e->info.ifa_addr = (struct sockaddr *)&e->address;
    e->info.ifa_netmask = (struct sockaddr *)&e->mask;
    e->info.ifa_broadaddr = (struct sockaddr *)&e->broadcast;
    return e;
}

int getifaddrs(struct ifaddrs **list)
{
    struct utsname u;
    char name[256];
    in_addr_t address;
    struct entry *lo = make("lo", htonl(INADDR_LOOPBACK), htonl(0xff000000), IFF_UP | IFF_LOOPBACK | IFF_RUNNING);
    if (SYS(uname, &u) == 0 && __host_by_name(u.nodename, &address, name, sizeof name)
        && (ntohl(address) >> 24) != 127)
        lo->info.ifa_next = &make("eth0", address, htonl(0xffffff00), IFF_UP | IFF_BROADCAST | IFF_RUNNING | IFF_MULTICAST)->info;
    *list = &lo->info;
    return 0;
}

void freeifaddrs(struct ifaddrs *list)
{
    while (list) {
        struct ifaddrs *next = list->ifa_next;
        BUILTIN(free, list);
        list = next;
    }
}

static const char *const names[] = { "lo", "eth0" };

unsigned if_nametoindex(const char *name)
{
    for (int i = 0; i < 2; i++)
        if (BUILTIN(strcmp, names[i], name) == 0)
            return i + 1;
    errno = 19;
    return 0;
}

char *if_indextoname(unsigned index, char *name)
{
    if (index < 1 || index > 2) {
        errno = ENXIO;
        return NULL;
    }
    return (char *)BUILTIN(strcpy, name, names[index - 1]);
}

struct if_nameindex *if_nameindex(void)
{
    struct if_nameindex *list = (struct if_nameindex *)BUILTIN(calloc, 3, sizeof *list);
    for (int i = 0; i < 2; i++) {
        list[i].if_index = i + 1;
        list[i].if_name = (char *)names[i];
    }
    return list;
}

void if_freenameindex(struct if_nameindex *list)
{
    BUILTIN(free, list);
}

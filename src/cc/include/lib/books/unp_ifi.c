// defines get_ifi_info Get_ifi_info free_ifi_info
/* The interfaces as a list (UNP, chapter 17). */
#include <ifaddrs.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include "unpifi.h"

static struct sockaddr *copy(const struct sockaddr *sa)
{
    if (!sa)
        return NULL;
    size_t size = sa->sa_family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    struct sockaddr *p = malloc(size);
    if (p)
        memcpy(p, sa, size);
    return p;
}

struct ifi_info *get_ifi_info(int family, int aliases)
{
    struct ifaddrs *list, *a;
    struct ifi_info *first = NULL, **end = &first;
    if (getifaddrs(&list) < 0)
        return NULL;
    for (a = list; a; a = a->ifa_next) {
        if (!a->ifa_addr || a->ifa_addr->sa_family != family || !(a->ifa_flags & IFF_UP))
            continue;
        struct ifi_info *i = calloc(1, sizeof *i);
        if (!i)
            break;
        strncpy(i->ifi_name, a->ifa_name, IFI_NAME - 1);
        i->ifi_index = if_nametoindex(a->ifa_name);
        i->ifi_mtu = a->ifa_flags & IFF_LOOPBACK ? 0 : 1500;
        i->ifi_flags = a->ifa_flags;
        i->ifi_addr = copy(a->ifa_addr);
        i->ifi_brdaddr = a->ifa_flags & IFF_BROADCAST ? copy(a->ifa_broadaddr) : NULL;
        *end = i;
        end = &i->ifi_next;
    }
    freeifaddrs(list);
    return first;
}

struct ifi_info *Get_ifi_info(int family, int aliases)
{
    struct ifi_info *list = get_ifi_info(family, aliases);
    if (!list)
        err_quit("get_ifi_info error");
    return list;
}

void free_ifi_info(struct ifi_info *list)
{
    while (list) {
        struct ifi_info *next = list->ifi_next;
        free(list->ifi_addr);
        free(list->ifi_brdaddr);
        free(list->ifi_dstaddr);
        free(list);
        list = next;
    }
}

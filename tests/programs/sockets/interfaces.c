//@ native
/* getifaddrs(3): the loopback is there, up, with its address. */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    struct ifaddrs *list;
    if (getifaddrs(&list) < 0)
        return 1;
    for (struct ifaddrs *i = list; i; i = i->ifa_next) {
        if (!i->ifa_addr || i->ifa_addr->sa_family != AF_INET || strcmp(i->ifa_name, "lo") != 0)
            continue;
        struct sockaddr_in *address = (struct sockaddr_in *)i->ifa_addr, *mask = (struct sockaddr_in *)i->ifa_netmask;
        printf("%s %s", i->ifa_name, inet_ntoa(address->sin_addr));
        printf(" mask %s", inet_ntoa(mask->sin_addr));
        printf(" up %d loopback %d\n", (i->ifa_flags & IFF_UP) != 0, (i->ifa_flags & IFF_LOOPBACK) != 0);
    }
    freeifaddrs(list);
    printf("%d\n", if_nametoindex("lo"));
    return 0;
}

//@ native
// getaddrinfo without a host: to bind, any address of version 4 comes first; to connect, the loopback of version 6.
#include <netdb.h>
#include <stdio.h>
#include <string.h>
static void show(int flags)
{
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = flags }, *list, *a;
    char host[64], service[16];
    if (getaddrinfo(NULL, "3490", &hints, &list) != 0)
        return;
    for (a = list; a; a = a->ai_next) {
        getnameinfo(a->ai_addr, a->ai_addrlen, host, sizeof host, service, sizeof service, NI_NUMERICHOST | NI_NUMERICSERV);
        printf("%s %s\n", host, service);
    }
    freeaddrinfo(list);
}
int main(void)
{
    show(AI_PASSIVE);
    show(0);
    return 0;
}

// defines __csapp_Inet_ntop __csapp_Inet_pton __csapp_Pthread_once Gethostbyaddr
#include <arpa/inet.h>
#include <netdb.h>
#include <pthread.h>

void unix_error(char *text);
void app_error(char *text);
void dns_error(char *text);

void __csapp_Inet_ntop(int family, const void *address, char *text, socklen_t size)
{
    if (!inet_ntop(family, address, text, size))
        unix_error("Inet_ntop error");
}

void __csapp_Inet_pton(int family, const char *text, void *address)
{
    int r = inet_pton(family, text, address);
    if (r == 0)
        app_error("inet_pton error: invalid dotted-decimal address");
    else if (r < 0)
        unix_error("Inet_pton error");
}

void __csapp_Pthread_once(pthread_once_t *once, void (*function)(void))
{
    pthread_once(once, function);
}

struct hostent *Gethostbyaddr(const char *address, int size, int family)
{
    struct hostent *h = gethostbyaddr(address, size, family);
    if (!h)
        dns_error("Gethostbyaddr error");
    return h;
}

// defines u_open u_accept u_connect name2addr addr2name
/* Connections with three calls (Robbins and Robbins, chapter 18). */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int name2addr(char *name, in_addr_t *addrp)
{
    struct hostent *h;
    if (name[0] >= '0' && name[0] <= '9')
        *addrp = inet_addr(name);
    else if ((h = gethostbyname(name)))
        memcpy(addrp, h->h_addr_list[0], sizeof *addrp);
    else
        return -1;
    return 0;
}

void addr2name(struct in_addr addr, char *name, int size)
{
    struct hostent *h = gethostbyaddr(&addr, sizeof addr, AF_INET);
    strncpy(name, h ? h->h_name : inet_ntoa(addr), size - 1);
    name[size - 1] = 0;
}

/* Writing to a connection whose other end is gone shall be an error, not the end. */
static int quiet(void)
{
    struct sigaction action;
    if (sigaction(SIGPIPE, NULL, &action) == -1)
        return -1;
    if (action.sa_handler != SIG_DFL)
        return 0;
    action.sa_handler = SIG_IGN;
    return sigaction(SIGPIPE, &action, NULL);
}

static int fail(int fd)
{
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

int u_open(unsigned short port)
{
    struct sockaddr_in server = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_ANY) };
    int on = 1, fd;
    if (quiet() == -1 || (fd = socket(AF_INET, SOCK_STREAM, 0)) == -1)
        return -1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == -1
        || bind(fd, (struct sockaddr *)&server, sizeof server) == -1 || listen(fd, 50) == -1)
        return fail(fd);
    return fd;
}

int u_accept(int fd, char *hostn, int size)
{
    struct sockaddr_in client;
    socklen_t len = sizeof client;
    int got;
    while ((got = accept(fd, (struct sockaddr *)&client, &len)) == -1 && errno == EINTR)
        ;
    if (got != -1 && hostn && size > 0)
        addr2name(client.sin_addr, hostn, size);
    return got;
}

int u_connect(unsigned short port, char *hostn)
{
    struct sockaddr_in server = { .sin_family = AF_INET, .sin_port = htons(port) };
    int fd;
    if (name2addr(hostn, &server.sin_addr.s_addr) == -1) {
        errno = EINVAL;
        return -1;
    }
    if (quiet() == -1 || (fd = socket(AF_INET, SOCK_STREAM, 0)) == -1)
        return -1;
    if (connect(fd, (struct sockaddr *)&server, sizeof server) == -1)
        return fail(fd);
    return fd;
}

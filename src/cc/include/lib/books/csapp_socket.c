// defines __csapp_Socket __csapp_Setsockopt __csapp_Bind __csapp_Listen __csapp_Accept __csapp_Connect
/* csapp.h's wrappers: they end the program with a message when the call fails. */
#include <sys/socket.h>

void unix_error(char *text);

int __csapp_Socket(int domain, int type, int protocol)
{
    int r = socket(domain, type, protocol);
    if (r < 0)
        unix_error("Socket error");
    return r;
}

void __csapp_Setsockopt(int fd, int level, int name, const void *value, int len)
{
    if (setsockopt(fd, level, name, value, len) < 0)
        unix_error("Setsockopt error");
}

void __csapp_Bind(int fd, struct sockaddr *sa, int len)
{
    if (bind(fd, sa, len) < 0)
        unix_error("Bind error");
}

void __csapp_Listen(int fd, int backlog)
{
    if (listen(fd, backlog) < 0)
        unix_error("Listen error");
}

int __csapp_Accept(int fd, struct sockaddr *sa, socklen_t *len)
{
    int r = accept(fd, sa, len);
    if (r < 0)
        unix_error("Accept error");
    return r;
}

void __csapp_Connect(int fd, struct sockaddr *sa, int len)
{
    if (connect(fd, sa, len) < 0)
        unix_error("Connect error");
}

// defines connect_retry initserver makethread
/* Sockets and threads of APUE, chapters 12 and 16. */
#include <errno.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

/* Tries with pauses that double, until they would be longer than two minutes. */
int connect_retry(int domain, int type, int protocol, const struct sockaddr *addr, socklen_t len)
{
    for (int pause = 1; pause <= 128; pause *= 2) {
        int fd = socket(domain, type, protocol);
        if (fd < 0)
            return -1;
        if (connect(fd, addr, len) == 0)
            return fd;
        close(fd);
        if (pause <= 64)
            sleep(pause);
    }
    return -1;
}

int initserver(int type, const struct sockaddr *addr, socklen_t len, int backlog)
{
    int reuse = 1, fd = socket(addr->sa_family, type, 0);
    if (fd < 0)
        return -1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse) == 0 && bind(fd, addr, len) == 0
        && ((type != SOCK_STREAM && type != SOCK_SEQPACKET) || listen(fd, backlog) == 0))
        return fd;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

int makethread(void *(*function)(void *), void *arg)
{
    pthread_t thread;
    pthread_attr_t attr;
    int error = pthread_attr_init(&attr);
    if (error != 0)
        return error;
    error = pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (error == 0)
        error = pthread_create(&thread, &attr, function, arg);
    pthread_attr_destroy(&attr);
    return error;
}

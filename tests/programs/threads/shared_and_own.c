//@ native
// Threads share globals, heap and descriptors; each has its own stack, errno and thread-local variables.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int global;
static __thread int own = 5;
static void *body(void *arg)
{
    int local = 1;
    global++;
    own++;
    errno = ENOENT;
    close(*(int *)arg);
    return (void *)(long)(own == 6 && local == 1);
}
int main(void)
{
    pthread_t t;
    void *r;
    int fd = open("/dev/null", O_RDONLY);
    errno = 0;
    pthread_create(&t, NULL, body, &fd);
    pthread_join(t, &r);
    say("a global is shared", global == 1);
    say("a thread-local one is not", own == 5 && r);
    say("errno is one's own", errno == 0);
    say("descriptors are shared", fcntl(fd, F_GETFD) == -1 && errno == EBADF);
    return 0;
}

//@ native
//@ set: uid=0
/* What the calls on sockets refuse, and by which error. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <limits.h>
#include <signal.h>
#include <sched.h>
#include <time.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <sys/time.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/prctl.h>
#include <sys/utsname.h>
#include <sys/file.h>
#include <semaphore.h>
#include <mqueue.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <utime.h>
#include <sys/sendfile.h>
#include <dirent.h>

static long number;

/* What a call answers: nothing, something, or an error by its name. */
static void say(const char *call, long r)
{
    int e = errno;
    number++;
    if (r == -1)
        printf("%ld %s: %s\n", number, call, strerrorname_np(e));
    else
        printf("%ld %s: %s\n", number, call, r == 0 ? "0" : "more");
}

/* The same for what gives its error itself, as pthreads do. */
static void told(const char *call, int e)
{
    printf("%ld %s: %s\n", ++number, call, e ? strerrorname_np(e) : "0");
}

#define TRY(call) (errno = 0, say(#call, (long)(call)))
#define ASK(call) told(#call, call)

int main(void)
{
    char buf[64] = "", longpath[70000] = "";
    int p[2];
    system("rm -rf /tmp/errsock; mkdir /tmp/errsock");
    chdir("/tmp/errsock");
    int f = open("file", O_CREAT | O_RDWR, 0600);
    int s = socket(AF_INET, SOCK_STREAM, 0), u = socket(AF_UNIX, SOCK_STREAM, 0);
    TRY(socket(99, SOCK_STREAM, 0));
    TRY(socket(AF_INET, 99, 0));
    TRY(socket(AF_INET, SOCK_STREAM, IPPROTO_UDP));
    TRY(socket(AF_UNIX, SOCK_STREAM, 99));
    TRY(socketpair(AF_INET, SOCK_STREAM, 0, p));
    TRY(socketpair(AF_UNIX, 99, 0, p));
    struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(1), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_un un = {.sun_family = AF_UNIX, .sun_path = "none/sock"};
    socklen_t l = sizeof in;
    TRY(bind(f, (void *)&in, sizeof in));
    TRY(bind(99, (void *)&in, sizeof in));
    TRY(bind(s, (void *)&in, 3));
    TRY(bind(s, (void *)&un, sizeof un));
    TRY(bind(u, (void *)&un, sizeof un));
    TRY(bind(u, (void *)&in, sizeof in));
    TRY(connect(s, (void *)&in, sizeof in));
    TRY(connect(f, (void *)&in, sizeof in));
    TRY(connect(s, (void *)&un, sizeof un));
    TRY(connect(u, (void *)&un, sizeof un));
    strcpy(un.sun_path, "file");
    TRY(connect(u, (void *)&un, sizeof un));
    TRY(bind(u, (void *)&un, sizeof un));
    TRY(listen(f, 1));
    TRY(listen(99, 1));
    TRY(listen(socket(AF_INET, SOCK_DGRAM, 0), 1));
    TRY(listen(u, 1));
    TRY(accept(u, NULL, NULL));
    TRY(accept(s, NULL, NULL));
    TRY(accept(f, NULL, NULL));
    TRY(accept4(s, NULL, NULL, 99));
    TRY(getsockname(f, (void *)&in, &l));
    TRY(getpeername(s, (void *)&in, &l));
    TRY(getpeername(f, (void *)&in, &l));
    TRY(send(s, buf, 1, MSG_NOSIGNAL));
    TRY(send(u, buf, 1, MSG_NOSIGNAL));
    TRY(send(f, buf, 1, 0));
    TRY(recv(s, buf, 1, 0));
    TRY(recv(u, buf, 1, 0));
    TRY(recv(f, buf, 1, 0));
    TRY(shutdown(s, 0));
    TRY(shutdown(s, 99));
    TRY(shutdown(f, 0));
    TRY(setsockopt(s, 9999, 1, buf, 4));
    TRY(setsockopt(s, SOL_SOCKET, 9999, buf, 4));
    TRY(setsockopt(s, SOL_SOCKET, SO_REUSEADDR, buf, 1));
    TRY(getsockopt(s, SOL_SOCKET, 9999, buf, &l));
    TRY(getsockopt(f, SOL_SOCKET, SO_TYPE, buf, &l));
    TRY(sendto(socket(AF_UNIX, SOCK_DGRAM, 0), buf, 1, 0, (void *)&un, sizeof un));
    TRY(sendto(socket(AF_INET, SOCK_DGRAM, 0), buf, 1, 0, NULL, 0));
    TRY(sendto(socket(AF_INET, SOCK_DGRAM, 0), longpath, 70000, 0, (void *)&in, sizeof in));
    system("rm -rf /tmp/errsock");
    return 0;
}

//@ native
/* read(2) and epoll(7) wait for what inotify has to tell; a child makes it happen. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char folder[] = "/tmp/ringside_XXXXXX";
    mkdtemp(folder);
    chdir(folder);
    int n = inotify_init(), ready[2];
    pipe(ready);
    printf("watch %d\n", inotify_add_watch(n, ".", IN_CREATE | IN_CLOSE_WRITE));
    fflush(stdout);
    if (fork() == 0) {
        char go;
        usleep(10000);
        int f = open("news", O_CREAT | O_WRONLY, 0600);
        read(ready[0], &go, 1);
        write(f, "x", 1);
        usleep(10000);
        close(f);
        _exit(0);
    }
    char buffer[1024] __attribute__((aligned(8)));
    struct inotify_event *e = (struct inotify_event *)buffer;
    ssize_t got = read(n, buffer, sizeof buffer);
    printf("read %zd: %s %s\n", got, e->mask == IN_CREATE ? "made" : "?", e->name);
    int ep = epoll_create1(0);
    struct epoll_event want = { .events = EPOLLIN, .data.fd = n }, ev;
    epoll_ctl(ep, EPOLL_CTL_ADD, n, &want);
    printf("ready now: %d\n", epoll_wait(ep, &ev, 1, 0));
    write(ready[1], "g", 1);
    printf("ready later: %d\n", epoll_wait(ep, &ev, 1, -1));
    got = read(ev.data.fd, buffer, sizeof buffer);
    printf("read %zd: %s %s\n", got, e->mask == IN_CLOSE_WRITE ? "closed" : "?", e->name);
    wait(NULL);
    unlink("news");
    chdir("/");
    return rmdir(folder);
}

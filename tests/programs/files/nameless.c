//@ native
/* fchmod(2), fchown(2) and fstat(2) on what has no name: pipes, sockets and what lives in the kernel's anonymous inode. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static void look(const char *what, int fd)
{
    struct stat s;
    int r = fstat(fd, &s);
    printf("%-10s %d mode %06o links %lu size %ld block %ld", what, r, s.st_mode, (unsigned long)s.st_nlink,
           (long)s.st_size, (long)s.st_blksize);
    printf(" blocks %ld\n", (long)s.st_blocks);
}

static void change(const char *what, int fd)
{
    struct stat s;
    look(what, fd);
    int r = fchmod(fd, 0640);
    int e = errno;
    printf("  fchmod: %s", r == 0 ? "ok" : strerror(e));
    r = fchown(fd, -1, -1);
    e = errno;
    printf(", fchown: %s", r == 0 ? "ok" : strerror(e));
    r = fchown(fd, getuid(), getgid());
    e = errno;
    printf(", to me: %s\n", r == 0 ? "ok" : strerror(e));
    look("  then", fd);
    struct timespec t[2] = { { 5, 0 }, { 7, 0 } };
    r = futimens(fd, t);
    e = errno;
    if (fstat(fd, &s) == 0)
        printf("  futimens: %s, now %d\n", r == 0 ? "ok" : strerror(e), r == 0 ? (int)s.st_mtime : 0);
}

int main(void)
{
    int p[2], s[2], fd;
    struct stat one, other;
    pipe(p);
    change("pipe", p[0]);
    look("other end", p[1]);
    fstat(p[0], &one);
    fstat(p[1], &other);
    printf("one inode: %d\n", one.st_ino == other.st_ino && one.st_dev == other.st_dev);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    change("socket", s[0]);
    look("its peer", s[1]);
    fstat(s[0], &one);
    fstat(s[1], &other);
    printf("one inode: %d\n", one.st_ino == other.st_ino);
    change("internet", socket(AF_INET, SOCK_DGRAM, 0));
    change("memfd", memfd_create("x", 0));
    fd = eventfd(0, 0);
    change("eventfd", fd);
    look("epoll", epoll_create1(0));
    look("timerfd", timerfd_create(CLOCK_MONOTONIC, 0));
    sigset_t set;
    sigemptyset(&set);
    look("signalfd", signalfd(-1, &set, 0));
    look("inotify", inotify_init());
    fd = open("/dev/null", O_RDWR | O_PATH);
    printf("O_PATH: fchmod %d", fchmod(fd, 0600));
    printf(" %s\n", strerror(errno));
    printf("no descriptor: fchmod %d", fchmod(77, 0600));
    printf(" %s\n", strerror(errno));
    return 0;
}

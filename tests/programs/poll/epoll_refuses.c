//@ native
/* epoll_ctl(2), EPERM: files, folders and devices that are always ready are refused; poll(2) calls them ready. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

static void watch(int epoll, const char *path, int flags)
{
    int fd = open(path, flags, 0600);
    struct epoll_event event = { .events = EPOLLIN };
    int result = epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    struct pollfd both = { fd, POLLIN | POLLOUT, 0 };
    printf("%s: %s,", path, result < 0 ? strerror(errno) : "watched");
    printf(" poll says %d", poll(&both, 1, 0));
    printf(" with %x\n", both.revents);
    close(fd);
}

int main(void)
{
    int epoll = epoll_create1(0);
    watch(epoll, "file", O_CREAT | O_RDWR);
    watch(epoll, ".", O_RDONLY);
    watch(epoll, "/dev/null", O_RDWR);
    watch(epoll, "/dev/zero", O_RDWR);
    return 0;
}

//@ native
// Two processes that wait for each other's record lock: the second gets EDEADLK.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static int lock(int fd, int type, off_t start)
{
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = 1 };
    return fcntl(fd, F_SETLKW, &l);
}
int main(void)
{
    int fd = open("/tmp/ringside_dead", O_RDWR | O_CREAT | O_TRUNC, 0600);
    lock(fd, F_WRLCK, 0);
    if (fork() == 0) {
        lock(fd, F_WRLCK, 1);
        lock(fd, F_WRLCK, 0);
        return 0;
    }
    sleep(1);
    int r = lock(fd, F_WRLCK, 1);
    printf("%d %d\n", r, errno == EDEADLK);
    lock(fd, F_UNLCK, 0);
    wait(NULL);
    unlink("/tmp/ringside_dead");
    return 0;
}

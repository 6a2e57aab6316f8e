//@ native
// Record locks: per process, byte ranges, reported by F_GETLK, lost on any close.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static int lock(int fd, int cmd, int type, off_t start, off_t len)
{
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = len };
    return fcntl(fd, cmd, &l);
}
int main(void)
{
    int fd = open("/tmp/ringside_lock", O_RDWR | O_CREAT | O_TRUNC, 0600);
    printf("%d\n", lock(fd, F_SETLK, F_WRLCK, 0, 10));
    if (fork() == 0) {
        struct flock l = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 5, .l_len = 1 };
        int r = lock(fd, F_SETLK, F_RDLCK, 5, 1);
        printf("%d %d\n", r, errno == EAGAIN || errno == EACCES);
        fcntl(fd, F_GETLK, &l);
        printf("%d %ld %ld %d\n", l.l_type == F_WRLCK, (long)l.l_start, (long)l.l_len, l.l_pid == getppid());
        printf("%d\n", lock(fd, F_SETLK, F_WRLCK, 10, 5));
        return 0;
    }
    wait(NULL);
    printf("%d\n", lock(fd, F_SETLK, F_WRLCK, 10, 5));
    close(dup(fd));
    if (fork() == 0) {
        printf("%d\n", lock(fd, F_SETLK, F_WRLCK, 0, 0));
        return 0;
    }
    wait(NULL);
    unlink("/tmp/ringside_lock");
    return 0;
}

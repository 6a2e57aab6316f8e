//@ native
// dup2 shares the offset, closes what was there, and onto itself does nothing.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd = open("/tmp/ringside_dup", O_RDWR | O_CREAT | O_TRUNC, 0600);
    int d = dup(fd);
    write(fd, "ab", 2);
    write(d, "cd", 2);
    printf("%ld\n", (long)lseek(fd, 0, SEEK_CUR));
    printf("%d\n", dup2(fd, 9));
    printf("%d\n", dup2(fd, fd) == fd);
    int r = dup2(77, 5);
    printf("%d %d\n", r, errno == EBADF);
    int saved = dup(1);
    dup2(fd, 1);
    printf("into the file\n");
    fflush(stdout);
    dup2(saved, 1);
    lseek(fd, 0, SEEK_SET);
    char b[32];
    ssize_t n = read(fd, b, sizeof b);
    printf("%zd %.4s\n", n, b);
    unlink("/tmp/ringside_dup");
    return 0;
}

//@ native
// Two processes add to a shared number without a lock: each addition may get lost between the other's reading and
// writing. (Each reads and writes by system calls, so that the order can be given.)
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void add(int fd, int n)
{
    int v;
    pread(fd, &v, sizeof v, 0);
    v += n;
    pwrite(fd, &v, sizeof v, 0);
}
int main(void)
{
    int v = 0, fd = open("number", O_RDWR | O_CREAT | O_TRUNC, 0600);
    pwrite(fd, &v, sizeof v, 0);
    if (fork() == 0) {
        add(fd, 1);
        _exit(0);
    }
    add(fd, 10);
    wait(NULL);
    pread(fd, &v, sizeof v, 0);
    printf("%d\n", v);
    return 0;
}

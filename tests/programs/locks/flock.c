//@ native
// flock belongs to the open file description: dup and fork share it.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    const char *f = "/tmp/ringside_flock";
    int a = open(f, O_RDWR | O_CREAT | O_TRUNC, 0600), b = open(f, O_RDWR);
    printf("%d\n", flock(a, LOCK_EX));
    int r = flock(b, LOCK_EX | LOCK_NB);
    printf("%d %d\n", r, errno == EWOULDBLOCK);
    if (fork() == 0) {
        printf("%d\n", flock(a, LOCK_EX | LOCK_NB));
        flock(a, LOCK_UN);
        return 0;
    }
    wait(NULL);
    printf("%d\n", flock(b, LOCK_SH | LOCK_NB));
    printf("%d\n", flock(a, LOCK_SH | LOCK_NB));
    r = flock(b, LOCK_EX | LOCK_NB);
    printf("%d %d\n", r, errno == EWOULDBLOCK);
    unlink(f);
    return 0;
}

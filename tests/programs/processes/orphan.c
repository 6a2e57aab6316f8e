//@ native
// A process whose parent has ended is adopted: it asks for its parent before and after.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2];
    char c;

    pipe(p);
    if (fork() == 0) {
        pid_t middle = getpid();
        if (fork() == 0) {
            int before = getppid() == middle;
            close(p[1]);
            read(p[0], &c, 1);
            usleep(20000);
            printf("before: %d, after: %d\n", before, getppid() == middle);
            return 0;
        }
        sleep(1);
        _exit(0);
    }
    close(p[0]);
    wait(NULL);
    write(p[1], "x", 1);
    close(p[1]);
    sleep(1);
    return 0;
}

//@ native
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status;

    pipe(p);
    close(p[0]);
    if (fork() == 0) {
        write(p[1], "x", 1);
        _exit(0);
    }
    wait(&status);
    printf("child: signalled %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    signal(SIGPIPE, SIG_IGN);
    ssize_t n = write(p[1], "x", 1);
    printf("ignored: %zd %s\n", n, strerror(errno));
    return 0;
}

//@ native
// Without SA_RESTART a blocked read fails with EINTR; with it the read goes on.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void h(int s) { (void)s; }
int main(void)
{
    for (int flags = 0; flags < 2; flags++) {
        int fd[2];
        struct sigaction sa;
        memset(&sa, 0, sizeof sa);
        sa.sa_handler = h;
        sa.sa_flags = flags ? SA_RESTART : 0;
        sigaction(SIGALRM, &sa, NULL);
        pipe(fd);
        pid_t p = fork();
        if (p == 0) {
            close(fd[0]);
            sleep(2);
            write(fd[1], "!", 1);
            _exit(0);
        }
        close(fd[1]);
        alarm(1);
        char c = '?';
        ssize_t n = read(fd[0], &c, 1);
        if (n < 0)
            printf("%zd EINTR %d\n", n, errno == EINTR);
        else
            printf("%zd %c\n", n, c);
        kill(p, SIGKILL);
        wait(NULL);
        close(fd[0]);
    }
    return 0;
}

//@ native
// waitpid with WNOHANG: 0 while the child lives, then its pid, then ECHILD.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int fd[2], s;
    pipe(fd);
    pid_t p = fork();
    if (p == 0) {
        char c;
        close(fd[1]);
        read(fd[0], &c, 1);
        _exit(7);
    }
    printf("%d\n", waitpid(p, &s, WNOHANG));
    close(fd[1]);
    pid_t q = waitpid(p, &s, 0);
    printf("%d %d\n", q == p, WEXITSTATUS(s));
    q = waitpid(p, &s, WNOHANG);
    printf("%d %d\n", q, errno == ECHILD);
    return 0;
}

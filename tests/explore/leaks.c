/* A server that does not wait for its child, or leaves a pipe open. */
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
#ifdef PIPE
    int fd[2];
    pipe(fd);
    close(fd[0]);
#ifdef CLOSED
    close(fd[1]);
#endif
#else
    if (fork() == 0)
        _exit(0);
#ifdef WAITS
    wait(NULL);
#endif
#endif
    return 0;
}

//@ native
// kill: signal 0 only asks; a missing process and a wrong signal are errors.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    printf("%d\n", kill(getpid(), 0));
    pid_t p = fork();
    if (p == 0)
        _exit(0);
    sleep(1);
    printf("zombie: %d\n", kill(p, 0));
    wait(NULL);
    int r = kill(p, 0);
    printf("%d %d\n", r, errno == ESRCH);
    r = kill(getpid(), 1000);
    printf("%d %d\n", r, errno == EINVAL);
    return 0;
}

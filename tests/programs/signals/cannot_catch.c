//@ native
// SIGKILL and SIGSTOP can be neither caught nor blocked.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
static void h(int s) { (void)s; }
int main(void)
{
    int r = signal(SIGKILL, h) == SIG_ERR;
    printf("%d %d\n", r, errno == EINVAL);
    r = signal(SIGSTOP, h) == SIG_ERR;
    printf("%d %d\n", r, errno == EINVAL);
    sigset_t s, now;
    sigfillset(&s);
    sigprocmask(SIG_BLOCK, &s, NULL);
    sigprocmask(SIG_BLOCK, NULL, &now);
    printf("%d %d %d\n", sigismember(&now, SIGKILL), sigismember(&now, SIGSTOP), sigismember(&now, SIGINT));
    r = signal(99, h) == SIG_ERR;
    printf("%d %d\n", r, errno == EINVAL);
    return 0;
}

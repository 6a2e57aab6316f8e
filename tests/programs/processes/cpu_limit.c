//@ native
/* RLIMIT_CPU (getrlimit(2)): at the soft limit SIGXCPU comes, which ends a process that does not catch it; at the hard one
   SIGKILL. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void caught(int s) { write(STDOUT_FILENO, "SIGXCPU\n", 8); }

static void work(rlim_t soft, rlim_t hard, void (*handler)(int))
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        struct rlimit r = { soft, hard };
        struct sigaction sa = { .sa_handler = handler };
        sigaction(SIGXCPU, &sa, NULL);
        setrlimit(RLIMIT_CPU, &r);
        for (volatile long i = 0;; i++)
            ;
    }
    wait(&status);
    printf("ended by %s\n", strsignal(WTERMSIG(status)));
}

int main(void)
{
    work(1, RLIM_INFINITY, SIG_DFL);
    work(1, 2, caught);
    return 0;
}

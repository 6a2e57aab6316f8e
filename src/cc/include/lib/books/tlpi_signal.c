// defines printSigset printSigMask printPendingSigs printWaitStatus
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

void printSigset(FILE *f, const char *prefix, const sigset_t *set)
{
    int n = 0;
    for (int i = 1; i < NSIG; i++)
        if (sigismember(set, i)) {
            n++;
            fprintf(f, "%s%d (%s)\n", prefix, i, strsignal(i));
        }
    if (n == 0)
        fprintf(f, "%s<empty signal set>\n", prefix);
}

int printSigMask(FILE *f, const char *text)
{
    sigset_t set;
    if (text)
        fprintf(f, "%s", text);
    if (sigprocmask(SIG_BLOCK, NULL, &set) == -1)
        return -1;
    printSigset(f, "\t\t", &set);
    return 0;
}

int printPendingSigs(FILE *f, const char *text)
{
    sigset_t set;
    if (text)
        fprintf(f, "%s", text);
    if (sigpending(&set) == -1)
        return -1;
    printSigset(f, "\t\t", &set);
    return 0;
}

void printWaitStatus(const char *text, int status)
{
    if (text)
        printf("%s", text);
    if (WIFEXITED(status))
        printf("child exited, status=%d\n", WEXITSTATUS(status));
    else if (WIFSIGNALED(status))
        printf("child killed by signal %d (%s)%s\n", WTERMSIG(status), strsignal(WTERMSIG(status)),
               WCOREDUMP(status) ? " (core dumped)" : "");
    else if (WIFSTOPPED(status))
        printf("child stopped by signal %d (%s)\n", WSTOPSIG(status), strsignal(WSTOPSIG(status)));
    else if (WIFCONTINUED(status))
        printf("child continued\n");
    else
        printf("what happened to this child? (status=%x)\n", (unsigned)status);
}

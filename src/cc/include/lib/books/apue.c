// defines path_alloc open_max pr_exit pr_mask signal_intr daemonize buf_args
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void err_quit(const char *format, ...) __attribute__((noreturn));
void err_ret(const char *format, ...);

char *path_alloc(size_t *size)
{
    *size = 4097;
    return malloc(*size);
}

long open_max(void)
{
    return sysconf(_SC_OPEN_MAX);
}

void pr_exit(int status)
{
    if (WIFEXITED(status))
        printf("normal termination, exit status = %d\n", WEXITSTATUS(status));
    else if (WIFSIGNALED(status))
        printf("abnormal termination, signal number = %d%s\n", WTERMSIG(status),
               WCOREDUMP(status) ? " (core file generated)" : "");
    else if (WIFSTOPPED(status))
        printf("child stopped, signal number = %d\n", WSTOPSIG(status));
}

void pr_mask(const char *text)
{
    sigset_t set;
    int saved = errno;
    if (sigprocmask(0, NULL, &set) < 0) {
        err_ret("sigprocmask error");
    } else {
        printf("%s", text);
        if (sigismember(&set, SIGINT))
            printf(" SIGINT");
        if (sigismember(&set, SIGQUIT))
            printf(" SIGQUIT");
        if (sigismember(&set, SIGUSR1))
            printf(" SIGUSR1");
        if (sigismember(&set, SIGALRM))
            printf(" SIGALRM");
        printf("\n");
    }
    errno = saved;
}

/* signal(2) for a handler that is to interrupt calls. */
void (*signal_intr(int signo, void (*func)(int)))(int)
{
    struct sigaction action = { 0 }, old;
    action.sa_handler = func;
    return sigaction(signo, &action, &old) < 0 ? SIG_ERR : old.sa_handler;
}

void daemonize(const char *cmd)
{
    struct sigaction action = { 0 };
    umask(0);
    pid_t pid = fork();
    if (pid < 0)
        err_quit("%s: can't fork", cmd);
    if (pid)
        exit(0);
    setsid();
    action.sa_handler = SIG_IGN;
    sigaction(SIGHUP, &action, NULL);
    if ((pid = fork()) < 0)
        err_quit("%s: can't fork", cmd);
    if (pid)
        exit(0);
    if (chdir("/") < 0)
        err_quit("%s: can't change directory to /", cmd);
    for (int i = 0; i < 1024; i++)
        close(i);
    open("/dev/null", O_RDWR);
    dup(0);
    dup(0);
}

/* Words of a line as an array for `func`. */
int buf_args(char *buf, int (*func)(int, char **))
{
    char *argv[50];
    int argc = 0;
    for (char *word = strtok(buf, " \t\n"); word; word = strtok(NULL, " \t\n")) {
        if (argc >= 49)
            return -1;
        argv[argc++] = word;
    }
    if (argc == 0)
        return -1;
    argv[argc] = NULL;
    return func(argc, argv);
}

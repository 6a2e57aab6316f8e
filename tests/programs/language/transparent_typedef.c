//@ native
/* The attribute of a transparent union behind the name of its type. */
#include <signal.h>
#include <stdio.h>

typedef union {
    void (*plain)(int);
    void (*informed)(int, siginfo_t *, void *);
} handler __attribute__((transparent_union));

static void on_plain(int signum) { printf("plain %d\n", signum); }
static void on_informed(int signum, siginfo_t *info, void *context)
{
    (void)context;
    printf("informed %d %d\n", signum, info->si_signo);
}

static void set(int flags, handler h)
{
    struct sigaction action = { .sa_handler = h.plain, .sa_flags = flags };
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
}

int main(void)
{
    set(0, on_plain);
    set(SA_SIGINFO, on_informed);
    return 0;
}

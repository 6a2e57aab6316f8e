// defines psiginfo __libc_current_sigrtmin __libc_current_sigrtmax
#include <ringside/sys.h>
#include <signal.h>
#include <stdio.h>

char *strsignal(int number);

int __libc_current_sigrtmin(void) { return 34; }
int __libc_current_sigrtmax(void) { return 64; }

void psiginfo(const siginfo_t *info, const char *s)
{
    fprintf(stderr, "%s%s%s (%d from process %d, uid %d)\n", s && *s ? s : "", s && *s ? ": " : "",
            strsignal(info->si_signo), info->si_code, info->si_pid, info->si_uid);
}

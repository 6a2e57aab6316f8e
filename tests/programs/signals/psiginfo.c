//@ native
/* What psiginfo says of a signal: by its code where the code has a meaning (psiginfo(3)). */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    int codes[] = { SI_USER, SI_QUEUE, SI_TIMER, SI_MESGQ, SI_ASYNCIO, SI_SIGIO, SI_TKILL, SI_ASYNCNL, SI_KERNEL,
                    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -99 };
    int signals[] = { SIGINT, SIGCHLD, SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGTRAP, SIGPOLL, SIGRTMIN, SIGRTMIN + 3,
                      SIGRTMAX, SIGRTMAX - 2, 0, 32, 99 };
    dup2(1, 2);
    for (int s = 0; s < 15; s++)
        for (int c = 0; c < 20; c++) {
            siginfo_t info;
            memset(&info, 0, sizeof info);
            info.si_signo = signals[s];
            info.si_code = codes[c];
            if (signals[s] == SIGPOLL)
                info.si_band = 9;
            else if (s >= 2 && s < 8)
                info.si_addr = (void *)0x1234;
            else
                info.si_pid = 5, info.si_uid = 6;
            if (signals[s] == SIGCHLD)
                info.si_status = 7;
            psiginfo(&info, c % 2 ? "" : "before");
        }
    return 0;
}

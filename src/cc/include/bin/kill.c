/* kill -- sends a signal: kill [-SIGNAL | -s SIGNAL] PID...; -l lists them. */
#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "0", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
    "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ",
    "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS" };

static int number(const char *s)
{
    if (isdigit((unsigned char)*s))
        return atoi(s);
    if (strncmp(s, "SIG", 3) == 0)
        s += 3;
    for (int i = 0; i < 32; i++)
        if (strcmp(names[i], s) == 0)
            return i;
    fprintf(stderr, "kill: invalid signal '%s'\n", s);
    exit(1);
}

int main(int argc, char *argv[])
{
    int sig = SIGTERM, i = 1, failed = 0;
    if (argc > 1 && strcmp(argv[1], "-l") == 0) {
        for (int k = 1; k < 32; k++)
            printf("%s%c", names[k], k < 31 ? ' ' : '\n');
        return 0;
    }
    if (argc > 2 && strcmp(argv[1], "-s") == 0) {
        sig = number(argv[2]);
        i = 3;
    } else if (argc > 1 && argv[1][0] == '-' && argv[1][1]) {
        sig = number(argv[1] + 1);
        i = 2;
    }
    for (; i < argc; i++)
        if (kill(atoi(argv[i]), sig) < 0) {
            fprintf(stderr, "kill: (%s): %s\n", argv[i], strerror(errno));
            failed = 1;
        }
    return failed;
}

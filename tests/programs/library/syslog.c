//@ native
/* syslog(3) with LOG_PERROR: what goes to standard error, with the identity, and what the mask lets through. */
#include <syslog.h>
#include <stdio.h>
#include <errno.h>
#include <unistd.h>

int main(void)
{
    dup2(1, 2);
    openlog("daemon", LOG_PERROR, LOG_USER);
    syslog(LOG_INFO, "started with %d %s", 3, "things");
    errno = ENOENT;
    syslog(LOG_ERR, "open: %m");
    printf("%#x\n", setlogmask(LOG_UPTO(LOG_WARNING)));
    fflush(stdout);
    syslog(LOG_NOTICE, "not told");
    syslog(LOG_CRIT, "told\n");
    closelog();
    return 0;
}

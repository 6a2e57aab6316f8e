//@ native
// popen reads from or writes to a shell command; pclose gives its status.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char line[100];
    FILE *f = popen("echo out; echo err >&2; exit 3", "r");
    while (fgets(line, sizeof line, f))
        printf("read: %s", line);
    int status = pclose(f);
    printf("exit %d\n", WEXITSTATUS(status));
    fflush(stdout);
    f = popen("tr a-z A-Z", "w");
    fputs("written\n", f);
    printf("pclose %d\n", pclose(f));
    f = popen("kill -TERM $$", "r");
    status = pclose(f);
    printf("killed by SIGTERM: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    say("a wrong mode: EINVAL", popen("true", "x") == NULL && errno == EINVAL);
    f = popen("no_such_command_at_all 2>/dev/null", "r");
    printf("not found: %d\n", WEXITSTATUS(pclose(f)));
    return 0;
}

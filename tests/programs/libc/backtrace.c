// The functions under way, by backtrace: in a function, and in a handler above one.
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void show(const char *where)
{
    void *list[16];
    int n = backtrace(list, 16);
    char **text = backtrace_symbols(list, n);
    printf("%s: %d\n", where, n);
    for (int i = 0; i < n; i++)
        printf("  %.*s\n", (int)strcspn(strchr(text[i], '(') + 1, "+"), strchr(text[i], '(') + 1);
    free(text);
}

static void handler(int signal)
{
    show("handler");
    void *two[2];
    printf("%d\n", backtrace(two, 2));
    fflush(stdout);
    backtrace_symbols_fd(two, 1, 1);
}

static void inner(int depth)
{
    if (depth)
        inner(depth - 1);
    else
        show("inner");
}

int main(void)
{
    inner(2);
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    return 0;
}

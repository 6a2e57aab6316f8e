//@ native
// quick_exit runs its own handlers, last first, not atexit's, and flushes nothing.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void a(void) { write(1, "quick a\n", 8); }
static void b(void) { write(1, "quick b\n", 8); }
static void no(void) { write(1, "never\n", 6); }
int main(void)
{
    int status;
    if (fork() == 0) {
        atexit(no);
        at_quick_exit(a);
        at_quick_exit(b);
        printf("lost in the buffer");
        quick_exit(3);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}

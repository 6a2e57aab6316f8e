//@ native
// atexit functions run in reverse; _exit runs none.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void a(void) { puts("a"); }
static void b(void) { puts("b"); }
int main(void)
{
    atexit(a);
    atexit(b);
    fflush(stdout);
    if (fork() == 0)
        _exit(0);
    wait(NULL);
    if (fork() == 0)
        exit(0);
    wait(NULL);
    puts("main");
    return 0;
}

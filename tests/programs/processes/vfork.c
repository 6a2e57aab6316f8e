//@ native
// vfork: the child shares the parent's memory, and the parent waits.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int x = 1;
int main(void)
{
    pid_t p = vfork();
    if (p == 0) {
        x = 2;
        _exit(0);
    }
    wait(NULL);
    printf("%d\n", x);
    return 0;
}

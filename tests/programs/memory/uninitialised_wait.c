//@ exit: 126
/* A pointer that was never set is handed to the kernel. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int *status;

    if (fork() == 0)
        exit(1);
    wait(status);
    return 0;
}

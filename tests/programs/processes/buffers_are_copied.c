//@ native
// fork copies what stdio has not written yet, so it comes out twice; _exit drops it.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("before ");
    if (fork() == 0) {
        printf("child\n");
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    printf("parent\n");
    if (fork() == 0) {
        printf("never seen\n");
        _exit(0);
    }
    wait(NULL);
    return 0;
}

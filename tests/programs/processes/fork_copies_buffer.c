//@ native
// Unflushed stdio output is copied by fork, and _exit drops it. (Standard output is made a file, so it is fully buffered.)
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    setvbuf(stdout, NULL, _IOFBF, 1024);
    printf("before ");
    if (fork() == 0) {
        printf("child\n");
        return 0;
    }
    wait(NULL);
    if (fork() == 0) {
        printf("lost\n");
        _exit(0);
    }
    wait(NULL);
    printf("parent\n");
    return 0;
}

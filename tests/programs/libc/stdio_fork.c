//@ native
/* The buffer is the process's own: fork copies it, _exit loses it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("twice ");
    if (fork() == 0) {
        printf("child ");
        exit(0);
    }
    wait(NULL);
    printf("parent\n");
    fflush(stdout);
    if (fork() == 0) {
        printf("lost");
        _exit(0);
    }
    wait(NULL);
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("line\nrest ");
    if (fork() == 0) {
        puts("in the child");
        _exit(0);
    }
    wait(NULL);
    puts("in the parent");
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("at once ");
    if (fork() == 0)
        _exit(0);
    wait(NULL);
    write(1, "written\n", 8);
    return 0;
}

#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    int depth = 0;
    for (int i = 0; i < 3; i++) {
        if (fork() == 0)
            depth++;
    }
    while (wait(NULL) > 0)
        ;
    printf("%d at depth %d\n", getpid(), depth);
    return 0;
}

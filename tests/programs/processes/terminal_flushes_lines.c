//@ native
//@ set: stdout=terminal
// On a terminal each line goes out at once, so fork has nothing to copy.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("a whole line\n");
    printf("half a ");
    if (fork() == 0) {
        printf("child\n");
        return 0;
    }
    wait(NULL);
    printf("parent\n");
    return 0;
}

/* fork: one process calls, two return. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int x = 1;
    pid_t child = fork();

    if (child == 0) {           /* only the child sees 0 */
        x = x + 10;
        printf("child:  x is %d\n", x);
        return 3;
    }

    int status;
    wait(&status);
    printf("parent: x is %d\n", x);
    printf("child's exit status was %d\n", WEXITSTATUS(status));
    return 0;
}

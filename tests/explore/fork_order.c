#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    if (fork() == 0) {
        printf("child\n");
        return 3;
    }
#ifdef WAIT
    int status;
    wait(&status);
    printf("child said %d\n", WEXITSTATUS(status));
#else
    printf("parent\n");
#endif
    return 0;
}

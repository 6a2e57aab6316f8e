//@ native
/* Programs that ask for the shell by bash's name. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    if (fork() == 0) {
        execl("/bin/bash", "bash", "-c", "for i in 1 2; do echo $i | tr 12 ab; done", NULL);
        return 127;
    }
    wait(&status);
    if (fork() == 0) {
        execlp("bash", "bash", "-c", "exit $1", "name", "5", NULL);
        return 127;
    }
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}

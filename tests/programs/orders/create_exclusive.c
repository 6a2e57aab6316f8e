//@ native
// O_CREAT | O_EXCL: exactly one of two makes the file.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    unlink("lock");
    pid_t child = fork();
    int fd = open("lock", O_CREAT | O_EXCL | O_WRONLY, 0600), status;
    if (child == 0)
        _exit(fd >= 0);
    waitpid(child, &status, 0);
    printf("parent %d, child %d\n", fd >= 0, WEXITSTATUS(status));
    return 0;
}

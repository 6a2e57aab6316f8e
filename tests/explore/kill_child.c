#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        write(1, "c", 1);
        _exit(0);
    }
    kill(child, SIGTERM);
    wait(&status);
    write(1, WIFSIGNALED(status) ? "k" : "e", 1);
    return 0;
}

//@ native
// A file that is no program: execvp gives it to the shell, posix_spawn and posix_spawnp do not (posix_spawn(3)).
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int main(void)
{
    char name[64];
    snprintf(name, sizeof name, "/tmp/spawn_script_%d", getpid());
    char *args[] = { name, NULL };
    int fd = open(name, O_CREAT | O_WRONLY, 0755), status;
    pid_t pid;
    write(fd, "exit 7\n", 7);
    close(fd);
    printf("%d\n", posix_spawn(&pid, name, NULL, NULL, args, environ) == ENOEXEC);
    printf("%d\n", posix_spawnp(&pid, name, NULL, NULL, args, environ) == ENOEXEC);
    fflush(stdout);
    if (fork() == 0) {
        execvp(name, args);
        _exit(1);
    }
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    unlink(name);
    return 0;
}

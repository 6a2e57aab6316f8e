//@ native
/* clone(2), CLONE_FILES and CLONE_FS: parent and child have one table of descriptors, one directory and one umask. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK 65536

static int closes(void *arg)
{
    return close(*(int *)arg) == -1;
}

static int opens(void *arg)
{
    int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    write(*(int *)arg, &fd, sizeof fd);
    return 0;
}

static int moves(void *unused)
{
    umask(0);
    return chdir("/");
}

static int runs(void *arg)
{
    execl("/bin/true", "true", NULL);
    return *(int *)arg;
}

static void call(const char *what, int (*function)(void *), int flags, void *arg)
{
    char *stack = malloc(STACK);
    int status;

    if (clone(function, stack + STACK, flags | SIGCHLD, arg) < 0) {
        printf("%s: %s\n", what, strerror(errno));
    } else if (wait(&status) < 0)
        printf("%s: not a child of mine\n", what);
    else
        printf("%s: exit %d\n", what, WEXITSTATUS(status));
    memset(stack, 0, STACK);
    free(stack);
}

static void still_open(int fd)
{
    printf("  write: %s\n", write(fd, "x", 1) == 1 ? "goes on" : strerror(errno));
}

int main(void)
{
    char here[4096];
    struct stat s;
    int ends[2];
    int fd = open("/dev/null", O_RDWR);

    call("a child with its own descriptors closes one", closes, 0, &fd);
    still_open(fd);
    call("a child that shares them closes one", closes, CLONE_FILES, &fd);
    still_open(fd);

    pipe(ends);
    call("it opens one", opens, CLONE_FILES, &ends[1]);
    read(ends[0], &fd, sizeof fd);
    printf("  a device here, too: %d, to be closed by exec: %d\n", fstat(fd, &s) == 0 && S_ISCHR(s.st_mode), fcntl(fd, F_GETFD));

    call("it runs a program, which closes its own", runs, CLONE_FILES, &fd);
    printf("  here it is open: %d\n", fcntl(fd, F_GETFD));

    umask(022);
    call("a child with its own directory moves", moves, 0, NULL);
    printf("  here /: %d, umask %03o\n", strcmp(getcwd(here, sizeof here), "/") == 0, umask(022));
    call("a child that shares it moves", moves, CLONE_FS, NULL);
    printf("  here /: %d, umask %03o\n", strcmp(getcwd(here, sizeof here), "/") == 0, umask(022));

    call("handlers without memory", closes, CLONE_SIGHAND, &fd);
    return 0;
}

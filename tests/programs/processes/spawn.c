//@ native
// posix_spawn: file actions, attributes, and the error of an exec that fails.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

extern char **environ;
int main(void)
{
    pid_t pid;
    int status, p[2];
    char buf[100] = "";
    char *argv[] = { "echo", "hello", "from", "echo", NULL };
    posix_spawn_file_actions_t actions;
    pipe(p);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, p[1], 1);
    posix_spawn_file_actions_addclose(&actions, p[0]);
    say("posix_spawnp", posix_spawnp(&pid, "echo", &actions, NULL, argv, environ) == 0);
    close(p[1]);
    read(p[0], buf, sizeof buf - 1);
    printf("it wrote: %s", buf);
    waitpid(pid, &status, 0);
    say("it ended with 0", status == 0);
    posix_spawn_file_actions_destroy(&actions);
    say("a program that is not there: ENOENT", posix_spawn(&pid, "/nowhere", NULL, NULL, argv, environ) == ENOENT);
    say("and no child is left", wait(NULL) == -1 && errno == ECHILD);
    posix_spawnattr_t attr;
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attr, 0);
    char *sleeps[] = { "sleep", "100", NULL };
    posix_spawnp(&pid, "sleep", NULL, &attr, sleeps, environ);
    say("in a group of its own", getpgid(pid) == pid && getpgrp() != pid);
    kill(-pid, SIGKILL);
    waitpid(pid, &status, 0);
    say("killed by its group's signal", WTERMSIG(status) == SIGKILL);
    return 0;
}

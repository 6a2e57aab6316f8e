//@ native
// exec's errors come back; argument zero is whatever was said.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    int fd = mkstemp(name);
    char *argv[] = { "x", NULL };
    say("not there: ENOENT", execv("/nowhere/at/all", argv) == -1 && errno == ENOENT);
    say("not executable: EACCES", execv(name, argv) == -1 && errno == EACCES);
    say("a folder: EACCES", execv("/tmp", argv) == -1 && errno == EACCES);
    say("a file in the way: ENOTDIR", execv("/dev/null/x", argv) == -1 && errno == ENOTDIR);
    write(fd, "no program\n", 11);
    fchmod(fd, 0700);
    close(fd);
    say("no format that is known: ENOEXEC", execv(name, argv) == -1 && errno == ENOEXEC);
    say("execvp looks in PATH: ENOENT", execvp("no_such_program_anywhere", argv) == -1 && errno == ENOENT);
    unlink(name);
    fflush(stdout);
    execl("/bin/sh", "my own name", "-c", "echo $0", NULL);
    return 1;
}

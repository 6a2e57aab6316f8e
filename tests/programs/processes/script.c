//@ native
// A file that begins with #! is run by the program that it names.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status, fd = open("/tmp/ringside_script", O_CREAT | O_TRUNC | O_WRONLY, 0700);
    dprintf(fd, "#!/bin/sh\necho \"script with $# arguments: $1 $2\"\nexit 6\n");
    close(fd);
    if (fork() == 0) {
        execl("/tmp/ringside_script", "whatever", "one", "two", NULL);
        _exit(127);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    unlink("/tmp/ringside_script");
    return 0;
}

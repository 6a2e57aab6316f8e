//@ native
// What the shell's redirections do, done by hand and by a shell.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    char *n = "/tmp/ringside_redir";
    int saved = dup(1), fd = open(n, O_RDWR | O_CREAT | O_TRUNC, 0600);
    dup2(fd, 1);
    write(1, "to the file\n", 12);
    dup2(saved, 1);
    write(1, "to the old place\n", 17);
    char buf[100];
    ssize_t k = pread(fd, buf, sizeof buf, 0);
    printf("the file holds: %.*s", (int)k, buf);
    fflush(stdout);
    system("cd /tmp; echo first > ringside_redir; echo second >> ringside_redir; cat < ringside_redir");
    system("cd /tmp; { echo out; echo err >&2; } > ringside_redir 2>&1; cat ringside_redir");
    system("cd /tmp; { echo out; echo err >&2; } 2>&1 > ringside_redir | cat; cat ringside_redir");
    system("cat << END\nhere $((1 + 2))\nEND");
    unlink(n);
    return 0;
}

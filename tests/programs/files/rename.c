//@ native
// rename replaces in one act and keeps what is open.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char c;
    chdir("/tmp");
    int a = open("ringside_r1", O_RDWR | O_CREAT | O_TRUNC, 0600), b = open("ringside_r2", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(a, "a", 1);
    write(b, "b", 1);
    say("rename onto another", rename("ringside_r1", "ringside_r2") == 0);
    int now = open("ringside_r2", O_RDONLY);
    say("the name leads to the first", read(now, &c, 1) == 1 && c == 'a');
    say("the other lives on for who has it", pread(b, &c, 1, 0) == 1 && c == 'b');
    say("the old name is gone", access("ringside_r1", F_OK) == -1);
    mkdir("ringside_d1", 0700);
    mkdir("ringside_d2", 0700);
    say("a file onto a folder: EISDIR", rename("ringside_r2", "ringside_d1") == -1 && errno == EISDIR);
    say("a folder onto a file: ENOTDIR", rename("ringside_d1", "ringside_r2") == -1 && errno == ENOTDIR);
    say("into itself: EINVAL", rename("ringside_d1", "ringside_d1/x") == -1 && errno == EINVAL);
    close(open("ringside_d2/f", O_CREAT | O_WRONLY, 0600));
    say("onto a folder that is not empty: ENOTEMPTY", rename("ringside_d1", "ringside_d2") == -1 && (errno == ENOTEMPTY || errno == EEXIST));
    say("rmdir of it: ENOTEMPTY", rmdir("ringside_d2") == -1 && errno == ENOTEMPTY);
    unlink("ringside_d2/f");
    say("an empty one may be replaced", rename("ringside_d1", "ringside_d2") == 0);
    rmdir("ringside_d2");
    unlink("ringside_r2");
    return 0;
}

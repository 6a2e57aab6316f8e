//@ native
// Names, links and counts: the file lives while it has a name or somebody has it open.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct stat st, lst;
    char buf[64];
    chdir("/tmp");
    unlink("ringside_a"), unlink("ringside_b"), unlink("ringside_s");
    int fd = open("ringside_a", O_RDWR | O_CREAT, 0600);
    write(fd, "x", 1);
    say("link", link("ringside_a", "ringside_b") == 0);
    stat("ringside_b", &st);
    say("two names", st.st_nlink == 2);
    unlink("ringside_a");
    fstat(fd, &st);
    say("one name", st.st_nlink == 1);
    symlink("ringside_b", "ringside_s");
    lstat("ringside_s", &lst);
    say("a symbolic link is a file of its own", S_ISLNK(lst.st_mode) && lst.st_size == 10);
    ssize_t n = readlink("ringside_s", buf, sizeof buf);
    printf("it says %.*s\n", (int)n, buf);
    unlink("ringside_b");
    say("it leads nowhere now", stat("ringside_s", &st) == -1 && errno == ENOENT);
    fstat(fd, &st);
    say("no name", st.st_nlink == 0);
    say("but the data is there", pread(fd, buf, 1, 0) == 1 && buf[0] == 'x');
    unlink("ringside_s");
    symlink("ringside_s", "ringside_s");
    say("a circle: ELOOP", open("ringside_s", O_RDONLY) == -1 && errno == ELOOP);
    unlink("ringside_s");
    say("unlink of nothing: ENOENT", unlink("ringside_s") == -1 && errno == ENOENT);
    mkdir("ringside_s", 0700);
    say("unlink of a folder: EISDIR", unlink("ringside_s") == -1 && errno == EISDIR);
    rmdir("ringside_s");
    return 0;
}

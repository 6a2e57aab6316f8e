//@ native
// umask takes bits away; chmod sets them; access asks with the real user.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char *n = "/tmp/ringside_mode";
    struct stat st;
    unlink(n);
    say("umask gives the old mask", (umask(027), umask(077)) == 027);
    umask(027);
    int fd = open(n, O_RDWR | O_CREAT, 0666);
    fstat(fd, &st);
    printf("created with %o\n", st.st_mode & 07777);
    chmod(n, 0755);
    stat(n, &st);
    printf("chmod to %o\n", st.st_mode & 07777);
    fchmod(fd, 0400);
    fstat(fd, &st);
    printf("fchmod to %o\n", st.st_mode & 07777);
    say("access: it is there", access(n, F_OK) == 0);
    say("access: it may be read", access(n, R_OK) == 0);
    say("access: no execution", access(n, X_OK) == -1 && errno == EACCES);
    say("access of nothing: ENOENT", access("/tmp/ringside_none", F_OK) == -1 && errno == ENOENT);
    mkdir("/tmp/ringside_dir", 0777);
    stat("/tmp/ringside_dir", &st);
    printf("a folder with %o\n", st.st_mode & 07777);
    rmdir("/tmp/ringside_dir");
    unlink(n);
    return 0;
}

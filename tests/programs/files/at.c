//@ native
/* openat(2) and its relatives: paths from the folder of a descriptor, whatever the current one is. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void tell(const char *what, int result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "done");
}

int main(void)
{
    char target[20] = "";
    struct stat st;
    mkdir("a", 0755);
    mkdir("b", 0755);
    int a = open("a", O_RDONLY | O_DIRECTORY), b = open("b", O_RDONLY | O_DIRECTORY);
    int file = openat(a, "file", O_CREAT | O_WRONLY, 0600);
    write(file, "text", 4);
    tell("linkat", linkat(a, "file", b, "other", 0));
    tell("again", linkat(a, "file", b, "other", 0));
    fstatat(b, "other", &st, 0);
    printf("%d names, %ld bytes\n", (int)st.st_nlink, (long)st.st_size);
    tell("symlinkat", symlinkat("other", b, "link"));
    int n = readlinkat(b, "link", target, sizeof target);
    printf("%d %s\n", n, target);
    tell("readlinkat of a file", readlinkat(b, "other", target, sizeof target));
    tell("link to the link", linkat(b, "link", a, "same-link", 0));
    tell("link to its target", linkat(b, "link", a, "followed", AT_SYMLINK_FOLLOW));
    fstatat(a, "same-link", &st, AT_SYMLINK_NOFOLLOW);
    printf("a link: %d\n", S_ISLNK(st.st_mode));
    fstatat(a, "followed", &st, AT_SYMLINK_NOFOLLOW);
    printf("a file: %d\n", S_ISREG(st.st_mode));
    tell("renameat", renameat(a, "file", b, "moved"));
    printf("%d %d\n", faccessat(a, "file", F_OK, 0), faccessat(b, "moved", F_OK, 0));
    tell("mkdirat", mkdirat(a, "deep", 0755));
    tell("unlinkat", unlinkat(a, "deep", 0));
    tell("unlinkat, a folder", unlinkat(a, "deep", AT_REMOVEDIR));
    tell("no folder", linkat(file, "x", b, "y", 0));
    tell("no descriptor", symlinkat("x", 99, "y"));
    tell("absolute", renameat(99, "/nowhere", 99, "/nowhere else"));
    return 0;
}

//@ native
/* fchownat(2): a name in a folder, a link itself, and what may be said of the folder alone. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void say(const char *what, int r)
{
    printf("%s: %s\n", what, r == 0 ? "ok" : strerror(errno));
}

int main(void)
{
    mkdir("folder", 0755);
    int folder = open("folder", O_RDONLY | O_DIRECTORY);
    close(openat(folder, "file", O_CREAT | O_WRONLY, 0644));
    symlinkat("nowhere", folder, "link");
    say("to me", fchownat(folder, "file", getuid(), getgid(), 0));
    say("no change", fchownat(folder, "file", -1, -1, 0));
    say("from here", fchownat(AT_FDCWD, "folder/file", -1, getgid(), 0));
    say("where a link leads", fchownat(folder, "link", -1, -1, 0));
    say("the link", fchownat(folder, "link", -1, -1, AT_SYMLINK_NOFOLLOW));
    say("the folder", fchownat(folder, "", -1, -1, AT_EMPTY_PATH));
    say("no name", fchownat(folder, "", -1, -1, 0));
    say("no such flag", fchownat(folder, "file", -1, -1, 0x4));
    say("no folder", fchownat(99, "file", -1, -1, 0));
    return 0;
}

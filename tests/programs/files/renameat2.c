//@ native
/* renameat2(2): a new name only if it is free, or two names changed for each other. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void say(const char *what, int r)
{
    int e = errno;
    printf("%s: %d%s%s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "");
}

static void show(const char *name)
{
    char text[10] = "";
    int f = open(name, O_RDONLY);
    if (f >= 0)
        read(f, text, sizeof text - 1);
    printf("  %s: %s\n", name, f < 0 ? "gone" : text);
    close(f);
}

int main(void)
{
    char folder[] = "/tmp/ringside_XXXXXX";
    mkdtemp(folder);
    chdir(folder);
    dprintf(creat("a", 0600), "A");
    dprintf(creat("b", 0600), "B");
    say("to a free name", renameat2(AT_FDCWD, "a", AT_FDCWD, "c", RENAME_NOREPLACE));
    say("to a taken one", renameat2(AT_FDCWD, "c", AT_FDCWD, "b", RENAME_NOREPLACE));
    say("to itself", renameat2(AT_FDCWD, "c", AT_FDCWD, "c", RENAME_NOREPLACE));
    show("b"), show("c");
    say("for each other", renameat2(AT_FDCWD, "b", AT_FDCWD, "c", RENAME_EXCHANGE));
    show("b"), show("c");
    say("for what is not there", renameat2(AT_FDCWD, "b", AT_FDCWD, "none", RENAME_EXCHANGE));
    say("both", renameat2(AT_FDCWD, "b", AT_FDCWD, "c", RENAME_EXCHANGE | RENAME_NOREPLACE));
    say("unknown", renameat2(AT_FDCWD, "b", AT_FDCWD, "c", 64));
    mkdir("d", 0700);
    say("a file for a folder", renameat2(AT_FDCWD, "b", AT_FDCWD, "d", RENAME_EXCHANGE));
    struct stat st;
    stat("b", &st);
    printf("b is now a folder: %d\n", S_ISDIR(st.st_mode));
    rmdir("b");
    say("over it", renameat2(AT_FDCWD, "c", AT_FDCWD, "d", 0));
    show("d");
    unlink("d");
    chdir("/");
    return rmdir(folder);
}

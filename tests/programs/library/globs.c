//@ native
/* glob(3) beyond stars: braces, the tilde, backslashes, flags, room kept in front, an array that grows. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int trouble(const char *path, int e)
{
    printf("(%s: %s)", path, strerror(e));
    return 0;
}

static void show(const char *pattern, int flags)
{
    glob_t g = { 0 };
    int r = glob(pattern, flags, trouble, &g);
    printf("%s %#x: %d, %zu:", pattern, flags, r, g.gl_pathc);
    for (size_t i = 0; i < g.gl_pathc; i++)
        printf(" %s", g.gl_pathv[i]);
    puts("");
    globfree(&g);
}

int main(void)
{
    static const char *const names[] = { "one.c", "two.c", "three.h", ".hid", "a1", "a2", "b[1]" };
    char folder[] = "/tmp/ringside_XXXXXX";
    mkdtemp(folder);
    chdir(folder);
    for (int i = 0; i < 7; i++)
        close(creat(names[i], 0600));
    mkdir("sub", 0700);
    close(creat("sub/inner.c", 0600));
    setenv("HOME", "sub", 1);
    show("{two,one,none}.c", GLOB_BRACE);
    show("{a{2,1},sub/*}", GLOB_BRACE);
    show("{x,y}", GLOB_BRACE);
    show("{x,y}", GLOB_BRACE | GLOB_NOCHECK);
    show("{one.c", GLOB_BRACE);
    show("{}", GLOB_BRACE | GLOB_NOCHECK);
    show("{one,two}.c", 0);
    show("~/*.c", GLOB_TILDE);
    show("b\\[1\\]", 0);
    show("b\\[1\\]", GLOB_NOESCAPE);
    show("*", GLOB_ONLYDIR);
    show("*", GLOB_MARK);
    show("none", GLOB_NOMAGIC);
    show("none*", GLOB_NOMAGIC);
    show(".*", GLOB_PERIOD);
    show("none/*", 0);
    show("a1/*", 0);
    glob_t g = { .gl_offs = 2 };
    glob("*.c", GLOB_DOOFFS, NULL, &g);
    glob("*.h", GLOB_DOOFFS | GLOB_APPEND, NULL, &g);
    printf("%zu behind 2 kept: %d, %s, %s\n", g.gl_pathc, g.gl_pathv[0] == NULL, g.gl_pathv[2], g.gl_pathv[4]);
    globfree(&g);
    for (int i = 0; i < 7; i++)
        unlink(names[i]);
    unlink("sub/inner.c");
    rmdir("sub");
    chdir("/");
    return rmdir(folder);
}

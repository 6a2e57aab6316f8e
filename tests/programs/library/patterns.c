//@ native
// fnmatch and glob.
#define _GNU_SOURCE
#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    glob_t g;
    say("a star", fnmatch("*.c", "pipe.c", 0) == 0);
    say("not this", fnmatch("*.c", "pipe.h", 0) == FNM_NOMATCH);
    say("a set", fnmatch("[a-cx]?", "b1", 0) == 0 && fnmatch("[!a-c]?", "b1", 0) != 0);
    say("slashes apart", fnmatch("*", "a/b", FNM_PATHNAME) != 0 && fnmatch("*", "a/b", 0) == 0);
    say("a leading dot", fnmatch("*", ".x", FNM_PERIOD) != 0);
    say("in any case", fnmatch("ABC", "abc", FNM_CASEFOLD) == 0);
    say("a backslash", fnmatch("\\*", "*", 0) == 0 && fnmatch("\\*", "x", 0) != 0);
    system("rm -rf /tmp/ringside_g; mkdir -p /tmp/ringside_g/d; cd /tmp/ringside_g; touch a.c b.c c.h d/e.c .f.c");
    chdir("/tmp/ringside_g");
    say("glob", glob("*.c", 0, NULL, &g) == 0);
    for (size_t i = 0; i < g.gl_pathc; i++)
        printf("%s ", g.gl_pathv[i]);
    globfree(&g);
    glob("*/*.c", 0, NULL, &g);
    glob("?.h", GLOB_APPEND, NULL, &g);
    for (size_t i = 0; i < g.gl_pathc; i++)
        printf("%s ", g.gl_pathv[i]);
    globfree(&g);
    printf("\n");
    say("nothing", glob("*.none", 0, NULL, &g) == GLOB_NOMATCH);
    say("the pattern itself", glob("*.none", GLOB_NOCHECK, NULL, &g) == 0 && strcmp(g.gl_pathv[0], "*.none") == 0);
    glob("/tmp/ringside_g/*", GLOB_MARK, NULL, &g);
    for (size_t i = 0; i < g.gl_pathc; i++)
        printf("%s ", g.gl_pathv[i]);
    printf("\n");
    system("rm -rf /tmp/ringside_g");
    return 0;
}

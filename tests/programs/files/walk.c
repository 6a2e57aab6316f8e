//@ native
// nftw walks a tree; realpath makes a path plain.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int seen;
static int visit(const char *path, const struct stat *st, int type, struct FTW *where)
{
    printf("%d %s %s\n", where->level, type == FTW_F ? "file" : type == FTW_D ? "folder" : type == FTW_DP ? "left" : "other", path + where->base);
    seen++;
    return 0;
}
int main(void)
{
    char buf[4096];
    system("rm -rf /tmp/ringside_walk; mkdir -p /tmp/ringside_walk/a/b; echo x > /tmp/ringside_walk/a/b/f");
    nftw("/tmp/ringside_walk", visit, 10, FTW_PHYS);
    nftw("/tmp/ringside_walk", visit, 10, FTW_PHYS | FTW_DEPTH);
    printf("%s\n", realpath("/tmp/../tmp/./ringside_walk//a/b/..", buf));
    say("realpath of nothing: ENOENT", realpath("/tmp/ringside_walk/none", buf) == NULL && errno == ENOENT);
    system("rm -rf /tmp/ringside_walk");
    return 0;
}

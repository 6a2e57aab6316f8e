//@ native
// Folders: made, listed, entered, removed.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int by_name(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }
int main(void)
{
    char cwd[100], *names[10];
    int n = 0;
    system("rm -rf /tmp/ringside_dirs");
    mkdir("/tmp/ringside_dirs", 0755);
    chdir("/tmp/ringside_dirs");
    mkdir("sub", 0755);
    close(open("file", O_CREAT | O_WRONLY, 0600));
    printf("%s\n", getcwd(cwd, sizeof cwd));
    say("too small a buffer: ERANGE", getcwd(cwd, 3) == NULL && errno == ERANGE);
    DIR *d = opendir(".");
    for (struct dirent *e; (e = readdir(d));)
        names[n++] = strdup(e->d_name);
    closedir(d);
    qsort(names, n, sizeof *names, by_name);
    for (int i = 0; i < n; i++)
        printf("%s%c", names[i], i == n - 1 ? '\n' : ' ');
    struct stat here, sub, up;
    stat(".", &here);
    chdir("sub");
    stat("..", &up);
    say(".. leads up", here.st_ino == up.st_ino);
    say("two links and one for each folder in it", here.st_nlink == 3);
    chdir("..");
    say("mkdir again: EEXIST", mkdir("sub", 0700) == -1 && errno == EEXIST);
    say("opendir of a file: ENOTDIR", opendir("file") == NULL && errno == ENOTDIR);
    rmdir("sub");
    say("chdir to nothing: ENOENT", chdir("sub") == -1 && errno == ENOENT);
    chdir("/");
    system("rm -r /tmp/ringside_dirs");
    return 0;
}

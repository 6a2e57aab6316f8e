//@ native
// Directories: mkdir, chdir, getcwd, opendir, rmdir, link, rename.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static int cmp(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }
int main(void)
{
    char cwd[100], *names[10];
    int n = 0;
    system("rm -rf /tmp/ringside_d");
    printf("%d\n", mkdir("/tmp/ringside_d", 0700));
    chdir("/tmp/ringside_d");
    printf("%s\n", getcwd(cwd, sizeof cwd));
    close(creat("b", 0600));
    close(open("a", O_CREAT | O_WRONLY, 0600));
    link("a", "c");
    rename("b", "d");
    DIR *d = opendir(".");
    struct dirent *e;
    while ((e = readdir(d)))
        names[n++] = strdup(e->d_name);
    closedir(d);
    qsort(names, n, sizeof *names, cmp);
    for (int i = 0; i < n; i++)
        printf("%s ", names[i]);
    struct stat st;
    stat("c", &st);
    printf("\n%d %d\n", (int)st.st_nlink, S_ISREG(st.st_mode));
    int r = rmdir("/tmp/ringside_d");
    printf("%d %d\n", r, errno == ENOTEMPTY);
    unlink("a"); unlink("c"); remove("d");
    chdir("/");
    printf("%d\n", rmdir("/tmp/ringside_d"));
    r = chdir("/tmp/ringside_d");
    printf("%d %d\n", r, errno == ENOENT);
    return 0;
}

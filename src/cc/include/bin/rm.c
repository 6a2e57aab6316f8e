/* rm -- removes names: -f silently, -r with what is in a directory. */
#include <dirent.h>
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int force, recursive;

static int drop(const char *path)
{
    struct stat st;
    if (lstat(path, &st) < 0) {
        if (force && errno == ENOENT)
            return 0;
        fprintf(stderr, "rm: cannot remove '%s': %s\n", path, strerror(errno));
        return 1;
    }
    if (S_ISDIR(st.st_mode)) {
        int failed = 0;
        if (!recursive) {
            fprintf(stderr, "rm: cannot remove '%s': Is a directory\n", path);
            return 1;
        }
        DIR *dir = opendir(path);
        for (struct dirent *e; dir && (e = readdir(dir)) != NULL;) {
            char inside[4096];
            if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
                continue;
            snprintf(inside, sizeof inside, "%s/%s", path, e->d_name);
            failed |= drop(inside);
            rewinddir(dir);
            if (failed)
                break;
        }
        if (dir)
            closedir(dir);
        if (failed || rmdir(path) == 0)
            return failed;
    } else if (unlink(path) == 0) {
        return 0;
    }
    fprintf(stderr, "rm: cannot remove '%s': %s\n", path, strerror(errno));
    return 1;
}

int main(int argc, char *argv[])
{
    int i = 1, failed = 0;
    short_options(argv, "recursive=r force=f");
    known_options(argv, "fRr", 1);
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            force |= *p == 'f';
            recursive |= *p == 'r' || *p == 'R';
        }
    for (; i < argc; i++)
        failed |= drop(argv[i]);
    return failed;
}

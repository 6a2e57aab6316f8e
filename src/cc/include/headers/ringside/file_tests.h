/* What test(1) and the shell's own `test` ask of files and descriptors. */
#ifndef _RINGSIDE_FILE_TESTS_H
#define _RINGSIDE_FILE_TESTS_H 1
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The letters of those questions: -e, -f and so on. */
static const char file_tests[] = "efdpSLhbcsrwxOGugk";

static int file_test(int letter, const char *path)
{
    struct stat st;
    if (letter == 'L' || letter == 'h')
        return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
    int there = stat(path, &st) == 0;
    switch (letter) {
    case 'e': return there;
    case 'f': return there && S_ISREG(st.st_mode);
    case 'd': return there && S_ISDIR(st.st_mode);
    case 'p': return there && S_ISFIFO(st.st_mode);
    case 'S': return there && S_ISSOCK(st.st_mode);
    case 'b': return there && S_ISBLK(st.st_mode);
    case 'c': return there && S_ISCHR(st.st_mode);
    case 's': return there && st.st_size > 0;
    case 'r': return access(path, R_OK) == 0;
    case 'w': return access(path, W_OK) == 0;
    case 'x': return access(path, X_OK) == 0;
    case 'O': return there && st.st_uid == geteuid();
    case 'G': return there && st.st_gid == getegid();
    case 'u': return there && st.st_mode & S_ISUID;
    case 'g': return there && st.st_mode & S_ISGID;
    case 'k': return there && st.st_mode & S_ISVTX;
    }
    return 0;
}

/* -nt: the first was changed later, or is there alone. */
static int file_newer(const char *a, const char *b)
{
    struct stat s, t;
    if (stat(a, &s) < 0)
        return 0;
    if (stat(b, &t) < 0)
        return 1;
    struct timespec x = s.st_mtim, y = t.st_mtim;
    return x.tv_sec != y.tv_sec ? x.tv_sec > y.tv_sec : x.tv_nsec > y.tv_nsec;
}

/* -ef: two names of one file. */
static int file_same(const char *a, const char *b)
{
    struct stat s, t;
    return stat(a, &s) == 0 && stat(b, &t) == 0 && s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}
#endif

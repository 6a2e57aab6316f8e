/* ls -- what is in a directory, one name a line, in order: -a hidden ones too, -l with what is known about each,
   -i with inode numbers, -d directories themselves, -F with marks of their kinds, -R folders in folders; -r the other way
   round, -S the largest first, -t the newest first; -h sizes as 1.5K. */
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int all, most, longer, inodes, themselves, marks, deep, reverse, by_size, by_time, short_sizes;

/* A size; with -h in units of 1,024, rounded up: 10K, 1.5M. */
static const char *size_text(long size)
{
    static char text[32];
    double n = size;
    int unit = -1;
    for (; short_sizes && n >= 1024; unit++)
        n /= 1024;
    if (unit < 0)
        snprintf(text, sizeof text, "%ld", size);
    else if (n <= 9.9)
        snprintf(text, sizeof text, "%.1f%c", (long)(n * 10) / 10.0 + ((long)(n * 10) < n * 10 ? 0.1 : 0), "KMGTPE"[unit]);
    else
        snprintf(text, sizeof text, "%ld%c", (long)n + ((long)n < n), "KMGTPE"[unit]);
    return text;
}

static void show(const char *path, const char *name)
{
    struct stat st;
    const char *mark = "";
    if ((longer || inodes || marks) && lstat(path, &st) < 0) {
        fprintf(stderr, "ls: cannot access '%s': %s\n", path, strerror(errno));
        return;
    }
    if (marks)
        mark = S_ISDIR(st.st_mode) ? "/" : S_ISLNK(st.st_mode) ? longer ? "" : "@" : S_ISFIFO(st.st_mode) ? "|"
             : S_ISSOCK(st.st_mode) ? "=" : S_ISREG(st.st_mode) && st.st_mode & 0111 ? "*" : "";
    if (inodes)
        printf("%lu ", (unsigned long)st.st_ino);
    if (longer) {
        static const char kinds[] = "?pc?d?b?-?l?s???", bits[] = "rwxrwxrwx";
        char mode[11] = "----------", when[32], link[256];
        mode[0] = kinds[(st.st_mode & S_IFMT) >> 12];
        for (int i = 0; i < 9; i++)
            if (st.st_mode >> (8 - i) & 1)
                mode[i + 1] = bits[i];
        if (st.st_mode & S_ISUID)
            mode[3] = mode[3] == 'x' ? 's' : 'S';
        if (st.st_mode & S_ISVTX)
            mode[9] = mode[9] == 'x' ? 't' : 'T';
        struct passwd *owner = getpwuid(st.st_uid);
        strftime(when, sizeof when, "%b %e %H:%M", localtime(&st.st_mtime));
        printf("%s %lu %s %s %s %s ", mode, (unsigned long)st.st_nlink, owner ? owner->pw_name : "?",
               owner ? owner->pw_name : "?", size_text(st.st_size), when);
        ssize_t n = S_ISLNK(st.st_mode) ? readlink(path, link, sizeof link - 1) : -1;
        if (n >= 0) {
            link[n] = '\0';
            printf("%s -> %s\n", name, link);
            return;
        }
    }
    printf("%s%s\n", name, mark);
}

/* The folder that is being listed, for those who compare what is in it. */
static const char *folder = "";

static void known(const char *name, struct stat *st)
{
    char full[4096];
    snprintf(full, sizeof full, "%s%s%s", folder, *folder ? "/" : "", name);
    if (lstat(full, st) < 0)
        memset(st, 0, sizeof *st);
}

static int compare(const char *a, const char *b)
{
    long result = 0;
    if (by_size || by_time) {
        struct stat x, y;
        known(a, &x);
        known(b, &y);
        result = by_size ? (y.st_size > x.st_size) - (y.st_size < x.st_size) : y.st_mtime - x.st_mtime;
        if (!result && by_time)
            result = y.st_mtim.tv_nsec - x.st_mtim.tv_nsec;
    }
    if (!result)
        result = strcmp(a, b);
    return reverse ? (result < 0) - (result > 0) : (result > 0) - (result < 0);
}

static int order(const struct dirent **a, const struct dirent **b)
{
    return compare((*a)->d_name, (*b)->d_name);
}

static int by_name(const void *a, const void *b)
{
    return compare(*(char *const *)a, *(char *const *)b);
}

static int hidden(const char *name)
{
    int dots = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    return *name == '.' && !all && (!most || dots);
}

static int list(const char *path)
{
    struct dirent **entries;
    folder = path;
    int n = scandir(path, &entries, NULL, order);
    if (n < 0)
        return -1;
    /* Blocks of 1,024 bytes, as ls counts them. */
    long blocks = 0;
    for (int i = 0; longer && i < n; i++) {
        char full[4096];
        struct stat st;
        snprintf(full, sizeof full, "%s/%s", path, entries[i]->d_name);
        if (!hidden(entries[i]->d_name) && lstat(full, &st) == 0)
            blocks += st.st_blocks / 2;
    }
    if (longer)
        printf("total %ld\n", blocks);
    for (int i = 0; i < n; i++) {
        char full[4096];
        if (!hidden(entries[i]->d_name)) {
            snprintf(full, sizeof full, "%s/%s", path, entries[i]->d_name);
            show(full, entries[i]->d_name);
        }
    }
    for (int i = 0; i < n; i++) {
        char full[4096];
        struct stat st;
        const char *name = entries[i]->d_name;
        snprintf(full, sizeof full, "%s/%s", path, name);
        int inside = deep && !hidden(name) && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
        if (inside && lstat(full, &st) == 0 && S_ISDIR(st.st_mode)) {
            printf("\n%s:\n", full);
            list(full);
        }
        free(entries[i]);
    }
    free(entries);
    return 0;
}

/* What could not be written is told at the end, when the buffer is written out. */
static int finish(int failed)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return failed;
    fprintf(stderr, "ls: write error: %s\n", strerror(errno));
    return 2;
}

int main(int argc, char *argv[])
{
    int i = 1, failed = 0;
    short_options(argv, "all=a almost-all=A reverse=r inode=i directory=d classify=F recursive=R human-readable=h");
    known_options(argv, "alid1AFRrStCh", 2);
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            all |= *p == 'a';
            longer |= *p == 'l';
            inodes |= *p == 'i';
            themselves |= *p == 'd';
            most |= *p == 'A';
            marks |= *p == 'F';
            deep |= *p == 'R';
            reverse |= *p == 'r';
            by_size |= *p == 'S';
            by_time |= *p == 't';
            short_sizes |= *p == 'h';
        }
    deep &= !themselves;
    if (i == argc && deep)
        puts(".:");
    if (i == argc)
        return finish(themselves ? (show(".", "."), 0) : list(".") < 0 ? 2 : 0);
    /* What is no directory comes first; each kind in order. */
    int several = argc - i > 1 || deep;
    qsort(argv + i, argc - i, sizeof *argv, by_name);
    for (int k = i, files = i; k < argc; k++) {
        struct stat st;
        if (lstat(argv[k], &st) < 0 || !S_ISDIR(st.st_mode)) {
            char *name = argv[k];
            memmove(argv + files + 1, argv + files, (k - files) * sizeof *argv);
            argv[files++] = name;
        }
    }
    int shown = 0;
    for (; i < argc; i++) {
        struct stat st;
        if (lstat(argv[i], &st) < 0) {
            fprintf(stderr, "ls: cannot access '%s': %s\n", argv[i], strerror(errno));
            failed = 2;
        } else if (!S_ISDIR(st.st_mode) || themselves) {
            show(argv[i], argv[i]);
            shown = 1;
        } else {
            if (several)
                printf("%s%s:\n", shown ? "\n" : "", argv[i]);
            list(argv[i]);
            shown = 1;
        }
    }
    return finish(failed);
}

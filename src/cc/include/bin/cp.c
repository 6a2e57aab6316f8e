/* cp -- copies a file to another, or files into a directory; -r directories with what is in them. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int recursive;

static int copy(const char *source, const char *target);

/* What is in a directory into another one, which is made. */
static int copy_directory(const char *source, const char *target, mode_t mode)
{
    int failed = 0;
    DIR *dir = opendir(source);
    if (!dir) {
        fprintf(stderr, "cp: cannot access '%s': %s\n", source, strerror(errno));
        return 1;
    }
    if (mkdir(target, mode | S_IRWXU) < 0 && errno != EEXIST) {
        fprintf(stderr, "cp: cannot create directory '%s': %s\n", target, strerror(errno));
        closedir(dir);
        return 1;
    }
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        char from[4096], to[4096];
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(from, sizeof from, "%s/%s", source, e->d_name);
        snprintf(to, sizeof to, "%s/%s", target, e->d_name);
        failed |= copy(from, to);
    }
    closedir(dir);
    return failed;
}

static int copy(const char *source, const char *target)
{
    char buf[4096];
    struct stat st, other;
    ssize_t n;
    int failed = 0;
    if ((recursive ? lstat : stat)(source, &st) < 0) {
        fprintf(stderr, "cp: cannot stat '%s': %s\n", source, strerror(errno));
        return 1;
    }
    if (stat(target, &other) == 0 && other.st_dev == st.st_dev && other.st_ino == st.st_ino) {
        fprintf(stderr, "cp: '%s' and '%s' are the same file\n", source, target);
        return 1;
    }
    if (S_ISDIR(st.st_mode) && !recursive) {
        fprintf(stderr, "cp: -r not specified; omitting directory '%s'\n", source);
        return 1;
    }
    if (S_ISDIR(st.st_mode))
        return copy_directory(source, target, st.st_mode & 0777);
    if (S_ISLNK(st.st_mode)) {
        n = readlink(source, buf, sizeof buf - 1);
        buf[n < 0 ? 0 : n] = '\0';
        unlink(target);
        if (symlink(buf, target) == 0)
            return 0;
        fprintf(stderr, "cp: cannot create symbolic link '%s': %s\n", target, strerror(errno));
        return 1;
    }
    int from = open(source, O_RDONLY);
    if (from < 0) {
        fprintf(stderr, "cp: cannot open '%s' for reading: %s\n", source, strerror(errno));
        return 1;
    }
    int to = open(target, O_WRONLY | O_CREAT | O_TRUNC, st.st_mode & 0777);
    if (to < 0) {
        fprintf(stderr, "cp: cannot create regular file '%s': %s\n", target, strerror(errno));
        close(from);
        return 1;
    }
    while ((n = read(from, buf, sizeof buf)) > 0 && !failed)
        if (write(to, buf, n) != n) {
            fprintf(stderr, "cp: error writing '%s': %s\n", target, strerror(errno));
            failed = 1;
        }
    close(from);
    close(to);
    return failed;
}

int main(int argc, char *argv[])
{
    int option, failed = 0;
    struct stat st;
    short_options(argv, "recursive=r force=f");
    known_options(argv, "fRr", 1);
    while ((option = getopt(argc, argv, "rRf")) != -1) {
        if (option == '?')
            return 1;
        recursive |= option != 'f';
    }
    argc -= optind;
    argv += optind;
    if (argc < 2) {
        if (argc == 0)
            fprintf(stderr, "cp: missing file operand\n");
        else
            fprintf(stderr, "cp: missing destination file operand after '%s'\n", argv[0]);
        fprintf(stderr, "Try 'cp --help' for more information.\n");
        return 1;
    }
    const char *last = argv[argc - 1];
    int known = stat(last, &st) == 0, into = known && S_ISDIR(st.st_mode);
    if (argc > 2 && !into) {
        fprintf(stderr, "cp: target '%s': %s\n", last, strerror(known ? ENOTDIR : ENOENT));
        return 1;
    }
    for (int i = 0; i < argc - 1; i++) {
        char to[4096];
        size_t n = strlen(argv[i]);
        while (n > 1 && argv[i][n - 1] == '/')
            argv[i][--n] = '\0';
        const char *slash = strrchr(argv[i], '/');
        snprintf(to, sizeof to, into ? "%s/%s" : "%s", last, slash ? slash + 1 : argv[i]);
        n = strlen(argv[i]);
        if (recursive && strncmp(argv[i], to, n) == 0 && to[n] == '/') {
            fprintf(stderr, "cp: cannot copy a directory, '%s', into itself, '%s'\n", argv[i], to);
            failed = 1;
            continue;
        }
        failed |= copy(argv[i], to);
    }
    return failed;
}

/* du -- how much room files take, folders with all that is in them, in units of 1,024 bytes: -a files in folders, too,
   -s only what was named, -b bytes instead of room, -c a sum in the end, -h with letters for the units. A file with
   several names is counted once. */
#include <dirent.h>
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int all, sums, bytes, total, letters, status;
static ino_t *seen;
static int known;

static void show(long size, const char *path)
{
    const char *letter = "KMG";
    double n = size / 1024.0;
    if (bytes || !letters || !size) {
        printf("%ld\t%s\n", bytes ? size : (size + 1023) / 1024, path);
        return;
    }
    for (; n > 1023 && letter[1]; letter++)
        n /= 1024;
    /* Rounded up, with one place below ten. */
    long tenths = (long)(n * 10) + (n * 10 > (long)(n * 10));
    if (tenths < 100)
        printf("%ld.%ld%c\t%s\n", tenths / 10, tenths % 10, *letter, path);
    else
        printf("%ld%c\t%s\n", (long)n + (n > (long)n), *letter, path);
}

static long room(const char *path, int depth)
{
    struct stat st;
    if (lstat(path, &st) < 0) {
        fprintf(stderr, "du: cannot access '%s': %s\n", path, strerror(errno));
        status = 1;
        return 0;
    }
    if (!S_ISDIR(st.st_mode) && st.st_nlink > 1) {
        for (int i = 0; i < known; i++)
            if (seen[i] == st.st_ino)
                return 0;
        seen = realloc(seen, (known + 1) * sizeof *seen);
        seen[known++] = st.st_ino;
    }
    long size = bytes ? st.st_size : st.st_blocks * 512L;
    if (S_ISDIR(st.st_mode)) {
        DIR *d = opendir(path);
        struct dirent *e;
        if (!d) {
            fprintf(stderr, "du: cannot read directory '%s': %s\n", path, strerror(errno));
            status = 1;
        }
        while (d && (e = readdir(d))) {
            char full[4096];
            if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
                continue;
            snprintf(full, sizeof full, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", e->d_name);
            size += room(full, depth + 1);
        }
        if (d)
            closedir(d);
    }
    if (depth == 0 || !sums && (all || S_ISDIR(st.st_mode)))
        show(size, path);
    return size;
}

int main(int argc, char *argv[])
{
    known_options(argv, "asbchk", 1);
    int option;
    long sum = 0;
    while ((option = getopt(argc, argv, "asbchk")) != -1) {
        all |= option == 'a';
        sums |= option == 's';
        bytes |= option == 'b';
        total |= option == 'c';
        letters |= option == 'h';
        if (option == '?')
            return 1;
    }
    if (optind == argc)
        sum = room(".", 0);
    for (; optind < argc; optind++)
        sum += room(argv[optind], 0);
    if (total)
        show(sum, "total");
    return status;
}

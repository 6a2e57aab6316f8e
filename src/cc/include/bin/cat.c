/* cat -- copies files, or standard input, to standard output. -n numbers the lines. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int numbered, at_start = 1, line;

static int write_all(const char *buf, ssize_t n)
{
    while (n > 0) {
        ssize_t k = write(1, buf, n);
        if (k < 0) {
            dprintf(2, "cat: write error: %s\n", strerror(errno));
            return -1;
        }
        buf += k;
        n -= k;
    }
    return 0;
}

static int copy(int fd, const char *name)
{
    char buf[4096];
    ssize_t n;
    while ((n = read(fd, buf, sizeof buf)) > 0) {
        if (!numbered) {
            if (write_all(buf, n) < 0)
                return 1;
            continue;
        }
        for (ssize_t i = 0; i < n; i++) {
            if (at_start)
                printf("%6d\t", ++line);
            putchar(buf[i]);
            at_start = buf[i] == '\n';
        }
        fflush(stdout);
    }
    if (n < 0) {
        dprintf(2, "cat: %s: %s\n", name, strerror(errno));
        return 1;
    }
    return 0;
}

int main(int argc, char *argv[])
{
    int failed = 0, i = 1;
    if (i < argc && strcmp(argv[i], "-n") == 0) {
        numbered = 1;
        i++;
    }
    if (i == argc)
        return copy(0, "-");
    for (; i < argc; i++) {
        if (strcmp(argv[i], "-") == 0) {
            failed |= copy(0, "-");
            continue;
        }
        int fd = open(argv[i], O_RDONLY);
        if (fd < 0) {
            dprintf(2, "cat: %s: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        failed |= copy(fd, argv[i]);
        close(fd);
    }
    return failed;
}

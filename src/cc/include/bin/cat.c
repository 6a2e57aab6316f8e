/* cat -- copies files, or standard input, to standard output. -n numbers the lines, -b those that are not empty, -s drops
   empty lines that follow one another; -E shows where lines end, -T tabs, -v what cannot be seen, -A all of these. */
#include <errno.h>
#include <fcntl.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int numbered, filled, squeezed, ends, tabs, visible, at_start = 1, empty, line;

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

/* A byte as the options show it. */
static void show(unsigned char c)
{
    if (at_start) {
        empty = c == '\n' ? empty + 1 : 0;
        if (squeezed && empty > 1)
            return;
        if (numbered && !(filled && c == '\n'))
            printf("%6d\t", ++line);
    }
    at_start = c == '\n';
    if (c == '\n') {
        printf(ends ? "$\n" : "\n");
        return;
    }
    if (visible && c >= 128) {
        printf("M-");
        c -= 128;
    }
    if (c == '\t' ? tabs : visible && (c < ' ' || c == 127))
        printf("^%c", c ^ 0x40);
    else
        putchar(c);
}

static int copy(int fd, const char *name)
{
    char buf[4096];
    ssize_t n;
    while ((n = read(fd, buf, sizeof buf)) > 0) {
        if (!numbered && !squeezed && !ends && !tabs && !visible) {
            if (write_all(buf, n) < 0)
                return 1;
            continue;
        }
        for (ssize_t i = 0; i < n; i++)
            show(buf[i]);
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
    short_options(argv, "number=n number-nonblank=b squeeze-blank=s show-ends=E show-tabs=T show-nonprinting=v "
                         "show-all=A");
    known_options(argv, "nbsETvAeut", 1);
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            numbered |= *p == 'n' || *p == 'b';
            filled |= *p == 'b';
            squeezed |= *p == 's';
            ends |= strchr("EAe", *p) != NULL;
            tabs |= strchr("TAt", *p) != NULL;
            visible |= strchr("vAet", *p) != NULL;
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

// defines readline Readline
/* Lines through a static buffer, as the book's: for one descriptor at a time. */
#include <errno.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

static char buf[4096];
static ssize_t left;
static char *next;

static ssize_t one(int fd, char *c)
{
    while (left <= 0) {
        left = read(fd, buf, sizeof buf);
        if (left < 0 && errno != EINTR)
            return -1;
        if (left == 0)
            return 0;
        next = buf;
    }
    left--;
    *c = *next++;
    return 1;
}

ssize_t readline(int fd, void *line, size_t max)
{
    char *p = line, c;
    size_t n;
    for (n = 1; n < max; n++) {
        ssize_t r = one(fd, &c);
        if (r < 0)
            return -1;
        if (r == 0) {
            *p = '\0';
            return n - 1;
        }
        *p++ = c;
        if (c == '\n')
            break;
    }
    *p = '\0';
    return n < max ? n : n - 1;
}

ssize_t Readline(int fd, void *line, size_t max)
{
    ssize_t n = readline(fd, line, max);
    if (n < 0)
        err_sys("readline error");
    return n;
}

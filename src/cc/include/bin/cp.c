/* cp -- copies a file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    char buf[4096];
    ssize_t n;
    if (argc != 3) {
        fprintf(stderr, "cp: missing file operand\n");
        return 1;
    }
    int from = open(argv[1], O_RDONLY);
    if (from < 0) {
        fprintf(stderr, "cp: cannot stat '%s': %s\n", argv[1], strerror(errno));
        return 1;
    }
    int to = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (to < 0) {
        fprintf(stderr, "cp: cannot create regular file '%s': %s\n", argv[2], strerror(errno));
        return 1;
    }
    while ((n = read(from, buf, sizeof buf)) > 0)
        if (write(to, buf, n) != n) {
            perror("cp");
            return 1;
        }
    return 0;
}

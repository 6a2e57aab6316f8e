/* tee -- copies standard input to standard output and to files; -a appends. */
#include <errno.h>
#include <fcntl.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "a", 1);
    int fds[32] = { 1 }, count = 1, failed = 0, append = argc > 1 && strcmp(argv[1], "-a") == 0;
    char buf[4096];
    ssize_t n;
    for (int i = 1 + append; i < argc && count < 32; i++) {
        fds[count] = open(argv[i], O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC), 0666);
        if (fds[count] >= 0) {
            count++;
            continue;
        }
        fprintf(stderr, "tee: %s: %s\n", argv[i], strerror(errno));
        failed = 1;
    }
    while ((n = read(0, buf, sizeof buf)) > 0)
        for (int i = 0; i < count; i++)
            if (write(fds[i], buf, n) != n)
                failed = 1;
    return failed;
}

/* readlink -- where a symbolic link leads. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "f", 1);
    char to[4096];
    if (argc < 2) {
        fprintf(stderr, "readlink: missing operand\n");
        return 1;
    }
    ssize_t n = readlink(argv[argc - 1], to, sizeof to);
    if (n < 0)
        return 1;
    printf("%.*s\n", (int)n, to);
    return 0;
}

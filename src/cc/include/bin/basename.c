/* basename -- a path without its directories, and without a suffix. */
#include <libgen.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    known_options(argv, "+", 1);
    if (argc < 2) {
        fprintf(stderr, "basename: missing operand\n");
        return 1;
    }
    char *name = basename(argv[1]);
    size_t n = strlen(name), k = argc > 2 ? strlen(argv[2]) : 0;
    if (k && n > k && strcmp(name + n - k, argv[2]) == 0)
        name[n - k] = '\0';
    puts(name);
    return 0;
}

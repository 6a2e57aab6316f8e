/* tac -- lines, the last one first. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    FILE *f = argc > 1 ? fopen(argv[1], "r") : stdin;
    if (!f) {
        fprintf(stderr, "tac: failed to open '%s' for reading: %s\n", argv[1], strerror(errno));
        return 1;
    }
    char **lines = NULL, *line = NULL;
    size_t size = 0, n = 0;
    while (getline(&line, &size, f) > 0) {
        lines = realloc(lines, (n + 1) * sizeof *lines);
        lines[n++] = strdup(line);
    }
    while (n > 0)
        fputs(lines[--n], stdout);
    return 0;
}

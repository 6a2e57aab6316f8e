/* nl -- lines with their numbers; empty ones have none. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    FILE *f = argc > 1 ? fopen(argv[1], "r") : stdin;
    if (!f) {
        fprintf(stderr, "nl: %s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    char *line = NULL;
    size_t size = 0;
    for (int n = 0; getline(&line, &size, f) > 0;)
        if (line[0] == '\n')
            printf("       \n");
        else
            printf("%6d\t%s", ++n, line);
    return 0;
}

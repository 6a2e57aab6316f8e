/* rev -- each line from its end to its beginning. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) > 0) {
        size_t n = strcspn(line, "\n");
        for (size_t i = n; i-- > 0;)
            putchar(line[i]);
        if (line[n])
            putchar('\n');
    }
    return 0;
}

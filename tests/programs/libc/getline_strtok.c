//@ native
//@ stdin: first line\n\na much longer line than any buffer that getline might begin with, to see it grow and grow until it is long enough for all of this text and more\nno end
/* Lines of any length, and their words. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL, *save, *inner;
    size_t room = 0;
    ssize_t n;
    while ((n = getline(&line, &room, stdin)) != -1) {
        printf("%zd %d\n", n, room > (size_t)n);
        for (char *w = strtok(line, " \n"); w; w = strtok(NULL, " \n"))
            printf("[%s]", w);
        putchar('\n');
    }
    free(line);
    char text[] = "a=1,2;b=3;;c=", again[] = "::x::y::";
    for (char *p = strtok_r(text, ";", &save); p; p = strtok_r(NULL, ";", &save)) {
        char *name = strtok_r(p, "=", &inner), *value = strtok_r(NULL, "", &inner);
        printf("%s -> %s\n", name, value ? value : "(none)");
    }
    char *rest = again, *piece;
    while ((piece = strsep(&rest, ":")))
        printf("<%s>", piece);
    putchar('\n');
    return 0;
}

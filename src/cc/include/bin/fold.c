/* fold -- breaks lines that are longer than so many columns (fold(1)); -s breaks them behind a blank. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int width = 80, at_blanks, by_bytes;

static int column_after(int column, char c)
{
    if (by_bytes)
        return column + 1;
    return c == '\b' ? column - (column > 0) : c == '\r' ? 0 : c == '\t' ? column + 8 - column % 8 : column + 1;
}

static void fold(FILE *f)
{
    char *line = malloc(width + 2);
    int n = 0, column = 0, c, room = width + 2;
    while ((c = getc(f)) != EOF) {
        if (c == '\n') {
            fwrite(line, 1, n, stdout);
            putchar('\n');
            n = column = 0;
            continue;
        }
        if (n && column_after(column, c) > width) {
            int cut = n;
            for (int i = n; at_blanks && i > 0; i--)
                if (line[i - 1] == ' ' || line[i - 1] == '\t') {
                    cut = i;
                    break;
                }
            fwrite(line, 1, cut, stdout);
            putchar('\n');
            memmove(line, line + cut, n - cut);
            n -= cut;
            column = 0;
            for (int i = 0; i < n; i++)
                column = column_after(column, line[i]);
        }
        if (n + 1 >= room)
            line = realloc(line, room *= 2);
        line[n++] = c;
        column = column_after(column, c);
    }
    fwrite(line, 1, n, stdout);
    free(line);
}

int main(int argc, char *argv[])
{
    known_options(argv, "bsw:", 1);
    int option, failed = 0;
    while ((option = getopt(argc, argv, "bsw:")) != -1) {
        if (option == 'b')
            by_bytes = 1;
        else if (option == 's')
            at_blanks = 1;
        else if (option != 'w' || (width = atoi(optarg)) < 1)
            return 1;
    }
    if (optind == argc)
        fold(stdin);
    for (; optind < argc; optind++) {
        FILE *f = strcmp(argv[optind], "-") ? fopen(argv[optind], "r") : stdin;
        if (!f) {
            fprintf(stderr, "fold: ");
            perror(argv[optind]);
            failed = 1;
            continue;
        }
        fold(f);
    }
    return failed;
}

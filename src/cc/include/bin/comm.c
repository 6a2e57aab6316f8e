/* comm -- lines only in the first of two sorted files, only in the second, and in both (comm(1)). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int shown[3] = { 1, 1, 1 };

static void show(int column, const char *line)
{
    if (!shown[column])
        return;
    for (int i = 0; i < column; i++)
        if (shown[i])
            putchar('\t');
    puts(line);
}

static char *next(FILE *f)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n = getline(&line, &room, f);
    if (n <= 0)
        return NULL;
    if (line[n - 1] == '\n')
        line[n - 1] = '\0';
    return line;
}

int main(int argc, char *argv[])
{
    int option;
    FILE *files[2];
    while ((option = getopt(argc, argv, "123")) != -1) {
        if (option == '?')
            return 1;
        shown[option - '1'] = 0;
    }
    if (argc - optind != 2) {
        fprintf(stderr, "comm: missing operand\n");
        return 1;
    }
    for (int i = 0; i < 2; i++)
        if (!(files[i] = strcmp(argv[optind + i], "-") ? fopen(argv[optind + i], "r") : stdin)) {
            fprintf(stderr, "comm: ");
            perror(argv[optind + i]);
            return 1;
        }
    char *a = next(files[0]), *b = next(files[1]);
    while (a || b) {
        int order = !a ? 1 : !b ? -1 : strcmp(a, b);
        show(order < 0 ? 0 : order > 0 ? 1 : 2, order <= 0 ? a : b);
        if (order <= 0) {
            free(a);
            a = next(files[0]);
        }
        if (order >= 0) {
            free(b);
            b = next(files[1]);
        }
    }
    return 0;
}

/* comm -- lines only in the first of two sorted files, only in the second, and in both (comm(1)). */
#include <ringside/lines.h>
#include <ringside/longopts.h>
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

int main(int argc, char *argv[])
{
    known_options(argv, "123", 1);
    int option, open;
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
        files[i] = open_lines("comm", argv[optind + i], 1);
    char *a = next_line(files[0], &open), *b = next_line(files[1], &open);
    while (a || b) {
        int order = !a ? 1 : !b ? -1 : strcmp(a, b);
        show(order < 0 ? 0 : order > 0 ? 1 : 2, order <= 0 ? a : b);
        if (order <= 0) {
            free(a);
            a = next_line(files[0], &open);
        }
        if (order >= 0) {
            free(b);
            b = next_line(files[1], &open);
        }
    }
    return 0;
}

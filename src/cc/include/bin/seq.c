/* seq -- numbers: seq [-w] [-s SEPARATOR] [-f FORMAT] [FIRST [STEP]] LAST; -w all of them equally wide, FORMAT as printf has it. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many digits stand behind the point. */
static int digits(const char *s)
{
    const char *point = strchr(s, '.');
    return point ? (int)strlen(point + 1) : 0;
}

int main(int argc, char *argv[])
{
    known_options(argv, "+f:s:w.0123456789", 1);
    const char *between = "\n", *format = NULL;
    int i = 1, wide = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1] && strchr("wsf", argv[i][1]); i++) {
        if (argv[i][1] == 'w')
            wide = 1;
        else if (argv[i][1] == 'f')
            format = argv[i][2] ? argv[i] + 2 : i + 1 < argc ? argv[++i] : "%g";
        else
            between = argv[i][2] ? argv[i] + 2 : i + 1 < argc ? argv[++i] : "";
    }
    argv += i - 1;
    argc -= i - 1;
    double first = argc > 2 ? atof(argv[1]) : 1, step = argc > 3 ? atof(argv[2]) : 1;
    if (argc < 2 || step == 0) {
        fprintf(stderr, "seq: missing operand\nTry 'seq --help' for more information.\n");
        return 1;
    }
    double last = atof(argv[argc - 1]);
    int precision = argc > 2 ? digits(argv[1]) : 0, width = 0;
    if (argc > 3 && digits(argv[2]) > precision)
        precision = digits(argv[2]);
    if (wide) {
        int a = snprintf(NULL, 0, "%.*f", precision, first), b = snprintf(NULL, 0, "%.*f", precision, last);
        width = a > b ? a : b;
    }
    long count = 0;
    for (double n; n = first + count * step, step > 0 ? n <= last : n >= last; count++) {
        fputs(count ? between : "", stdout);
        if (format)
            printf(format, n);
        else
            printf("%0*.*f", width, precision, n);
    }
    if (count)
        putchar('\n');
    return 0;
}

/* uniq -- drops lines that repeat the one before; -c counts them, -d only those that repeat, -u only those that do not,
   -i whatever the case. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int counting, repeated, single, ignore_case;

static void tell(const char *line, int count)
{
    if (count == 0 || (repeated && count == 1) || (single && count > 1))
        return;
    if (counting)
        printf("%7d %s\n", count, line);
    else
        puts(line);
}

int main(int argc, char *argv[])
{
    int i = 1, count = 0;
    short_options(argv, "count=c repeated=d unique=u ignore-case=i");
    known_options(argv, "cdiu", 1);
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            counting |= *p == 'c';
            repeated |= *p == 'd';
            single |= *p == 'u';
            ignore_case |= *p == 'i';
        }
    if (i < argc && !freopen(argv[i], "r", stdin)) {
        fprintf(stderr, "uniq: %s: %s\n", argv[i], strerror(errno));
        return 1;
    }
    char *line = NULL, *before = NULL;
    size_t size = 0;
    for (ssize_t n; (n = getline(&line, &size, stdin)) > 0; count++) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (count && (ignore_case ? strcasecmp : strcmp)(line, before) == 0)
            continue;
        tell(before, count);
        count = 0;
        free(before);
        before = strdup(line);
    }
    tell(before, count);
    return 0;
}

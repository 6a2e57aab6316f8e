/* paste -- lines of files side by side, or with -s all lines of each file in one (paste(1)). */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *between = "\t";
static size_t count = 1;

/* The mark behind column i; `\0` in the list is none. */
static void mark(size_t i)
{
    char c = between[i % count];
    if (c)
        putchar(c);
}

static void unescape(const char *list)
{
    char *out = malloc(strlen(list) + 1);
    for (count = 0; *list; count++)
        if (*list != '\\' || !list[1]) {
            out[count] = *list++;
        } else {
            const char *found = strchr("nt0\\", *++list);
            out[count] = found && *found ? "\n\t\0\\"[found - "nt0\\"] : *list;
            list++;
        }
    between = out;
    count += !count;
}

int main(int argc, char *argv[])
{
    known_options(argv, "d:s", 1);
    int option, serial = 0;
    while ((option = getopt(argc, argv, "d:s")) != -1) {
        if (option == 'd')
            unescape(optarg);
        else if (option == 's')
            serial = 1;
        else
            return 1;
    }
    char *standard[] = { "-", NULL }, **names = argv[optind] ? argv + optind : standard, *line = NULL;
    int n = 0, failed = 0, open;
    size_t room = 0;
    ssize_t length;
    while (names[n])
        n++;
    FILE **files = calloc(n, sizeof *files);
    for (int i = 0; i < n; i++)
        if (!(files[i] = strcmp(names[i], "-") ? fopen(names[i], "r") : stdin)) {
            fprintf(stderr, "paste: ");
            perror(names[i]);
            failed = 1;
            if (!serial)
                return 1;
        }
    if (serial) {
        for (int i = 0; i < n; i++) {
            for (size_t k = 0; files[i] && (length = getline(&line, &room, files[i])) > 0; k++) {
                if (k)
                    mark(k - 1);
                fwrite(line, 1, length - (line[length - 1] == '\n'), stdout);
            }
            if (files[i])
                putchar('\n');
        }
        return failed;
    }
    for (;;) {
        char **row = calloc(n, sizeof *row);
        open = 0;
        for (int i = 0; i < n; i++)
            if (files[i] && (length = getline(&line, &room, files[i])) > 0) {
                line[length - (line[length - 1] == '\n')] = '\0';
                row[i] = strdup(line);
                open = 1;
            }
        if (!open)
            return 0;
        for (int i = 0; i < n; i++) {
            fputs(row[i] ? row[i] : "", stdout);
            if (i < n - 1)
                mark(i);
            free(row[i]);
        }
        putchar('\n');
        free(row);
    }
}

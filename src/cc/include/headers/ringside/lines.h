/* Files line by line, for the small programs that compare them. */
#ifndef _RINGSIDE_LINES_H
#define _RINGSIDE_LINES_H 1
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file to be read, `-` for standard input; where it cannot be opened the program says so and ends. */
static FILE *open_lines(const char *program, const char *name, int status)
{
    FILE *f = strcmp(name, "-") ? fopen(name, "r") : stdin;
    if (!f) {
        fprintf(stderr, "%s: ", program);
        perror(name);
        exit(status);
    }
    return f;
}

/* The next line in memory of its own, without its newline; NULL: there is none. `open`: it had no newline. */
static char *next_line(FILE *f, int *open)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n = getline(&line, &room, f);
    if (n <= 0) {
        free(line);
        return NULL;
    }
    *open = line[n - 1] != '\n';
    if (!*open)
        line[n - 1] = '\0';
    return line;
}

#endif

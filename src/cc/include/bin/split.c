/* split -- cuts a file into files of so many lines (-l) or bytes (-b): xaa, xab and so on (split(1)). */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "l:b:a:d", 1);
    long lines = 1000, bytes = 0, in_piece = 0;
    int option, length = 2, digits = 0, piece = 0, c;
    char *end;
    while ((option = getopt(argc, argv, "l:b:a:d")) != -1)
        switch (option) {
        case 'l': lines = atol(optarg); break;
        case 'b':
            bytes = strtol(optarg, &end, 10);
            bytes *= *end == 'k' || *end == 'K' ? 1024 : *end == 'm' || *end == 'M' ? 1024 * 1024 : 1;
            break;
        case 'a': length = atoi(optarg); break;
        case 'd': digits = 1; break;
        default: return 1;
        }
    const char *name = optind < argc ? argv[optind] : "-", *prefix = optind + 1 < argc ? argv[optind + 1] : "x";
    FILE *in = strcmp(name, "-") ? fopen(name, "r") : stdin, *out = NULL;
    if (!in) {
        fprintf(stderr, "split: cannot open '%s' for reading: ", name);
        perror(NULL);
        return 1;
    }
    while ((c = getc(in)) != EOF) {
        if (!out) {
            char full[4096];
            int base = digits ? 10 : 26, n = strlen(prefix), left = piece++;
            snprintf(full, sizeof full, "%s%0*d", prefix, length, 0);
            for (int i = length - 1; i >= 0; i--, left /= base)
                full[n + i] = (digits ? '0' : 'a') + left % base;
            if (left || !(out = fopen(full, "w"))) {
                fprintf(stderr, "split: %s\n", left ? "output file suffixes exhausted" : full);
                return 1;
            }
            in_piece = 0;
        }
        putc(c, out);
        in_piece += bytes || c == '\n';
        if (in_piece == (bytes ? bytes : lines)) {
            fclose(out);
            out = NULL;
        }
    }
    return 0;
}

/* shuf -- lines in an order drawn by lot: -e the arguments, -i LO-HI numbers, -n COUNT of them, -r each as often as it is
   drawn, -o FILE where to. */
#define _GNU_SOURCE
#include <ringside/lines.h>
#include <ringside/longopts.h>
#include <sys/random.h>
#include <unistd.h>

static unsigned long below(unsigned long n)
{
    unsigned long drawn;
    if (getrandom(&drawn, sizeof drawn, 0) != sizeof drawn)
        exit(1);
    return drawn % n;
}

int main(int argc, char *argv[])
{
    known_options(argv, "ei:n:ro:", 1);
    char **lines = NULL, *line;
    long n = 0, most = -1, low, high;
    int option, echo = 0, range = 0, again = 0, open;

    while ((option = getopt(argc, argv, "ei:n:ro:")) != -1) {
        if (option == 'e')
            echo = 1;
        else if (option == 'r')
            again = 1;
        else if (option == 'n')
            most = atol(optarg);
        else if (option == 'o' && !freopen(optarg, "w", stdout)) {
            fprintf(stderr, "shuf: ");
            perror(optarg);
            return 1;
        } else if (option == 'i') {
            range = 1;
            if (sscanf(optarg, "%ld-%ld", &low, &high) != 2 || low > high) {
                fprintf(stderr, "shuf: invalid input range: '%s'\n", optarg);
                return 1;
            }
        } else if (option == '?')
            return 1;
    }
    if (range) {
        lines = malloc((high - low + 1) * sizeof *lines);
        for (long i = low; i <= high; i++)
            asprintf(&lines[n++], "%ld", i);
    } else if (echo) {
        lines = argv + optind;
        n = argc - optind;
    } else {
        FILE *f = open_lines("shuf", optind < argc ? argv[optind] : "-", 1);
        while ((line = next_line(f, &open))) {
            lines = realloc(lines, (n + 1) * sizeof *lines);
            lines[n++] = line;
        }
    }
    if (n == 0)
        return 0;
    for (long i = 0; again ? most < 0 || i < most : i < n && (most < 0 || i < most); i++) {
        long with = again ? (long)below(n) : i + (long)below(n - i);
        puts(lines[with]);
        if (!again) {
            char *other = lines[i];
            lines[i] = lines[with];
            lines[with] = other;
        }
    }
    return 0;
}

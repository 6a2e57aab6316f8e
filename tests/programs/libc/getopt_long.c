//@ native
//@ args: --verbose --size=10 file --size 20 --ver -v --colour --unknown
/* getopt_long(3). */
#include <getopt.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static int flag;
    static struct option options[] = {
        { "verbose", no_argument, NULL, 'v' }, { "size", required_argument, NULL, 's' },
        { "colour", optional_argument, &flag, 5 }, { 0 } };
    int c, index = -1;
    opterr = 0;
    while ((c = getopt_long(argc, argv, "vs:", options, &index)) != -1)
        printf("%d %c %s index %d flag %d\n", c, c > 31 ? c : '.', optarg ? optarg : "-", index, flag);
    for (; optind < argc; optind++)
        puts(argv[optind]);
    return 0;
}

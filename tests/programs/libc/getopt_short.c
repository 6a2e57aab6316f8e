//@ native
//@ args: -a -b value -cjoined -ab file1 -x -b -- -notoption last
/* getopt(3), errors included. */
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int c;
    opterr = 0;
    while ((c = getopt(argc, argv, "ab:c::")) != -1)
        switch (c) {
        case 'a':
            puts("a");
            break;
        case 'b':
        case 'c':
            printf("%c %s\n", c, optarg ? optarg : "(none)");
            break;
        case '?':
            printf("? %c\n", optopt);
            break;
        default:
            printf("other %d\n", c);
        }
    printf("%d\n", argc - optind);
    for (int i = optind; i < argc; i++)
        puts(argv[i]);
    return 0;
}

/* nice -- runs a program with a lower priority: ten steps, or as many as -n says (nice(1)). */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    known_options(argv, "+n:0123456789", 125);
    int option, steps = 10;
    while ((option = getopt(argc, argv, "+n:")) != -1) {
        if (option != 'n')
            return 125;
        steps = atoi(optarg);
    }
    if (optind == argc) {
        printf("%d\n", getpriority(PRIO_PROCESS, 0));
        return 0;
    }
    errno = 0;
    if (nice(steps) == -1 && errno)
        fprintf(stderr, "nice: cannot set niceness: %s\n", strerror(errno));
    execvp(argv[optind], argv + optind);
    fprintf(stderr, "nice: '%s': %s\n", argv[optind], strerror(errno));
    return errno == ENOENT ? 127 : 126;
}

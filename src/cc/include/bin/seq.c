/* seq -- numbers: seq [FIRST [STEP]] LAST */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char *argv[])
{
    long first = argc > 2 ? atol(argv[1]) : 1, step = argc > 3 ? atol(argv[2]) : 1;
    if (argc < 2 || step == 0) {
        fprintf(stderr, "seq: missing operand\nTry 'seq --help' for more information.\n");
        return 1;
    }
    long last = atol(argv[argc - 1]);
    for (long n = first; step > 0 ? n <= last : n >= last; n += step)
        printf("%ld\n", n);
    return 0;
}

/* sleep -- waits some seconds; fractions count. */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    if (argc < 2) {
        fprintf(stderr, "sleep: missing operand\nTry 'sleep --help' for more information.\n");
        return 1;
    }
    double sum = 0;
    for (int i = 1; i < argc; i++)
        sum += strtod(argv[i], NULL);
    struct timespec t = { (time_t)sum, (long)((sum - (time_t)sum) * 1e9) };
    while (nanosleep(&t, &t) < 0)
        ;
    return 0;
}

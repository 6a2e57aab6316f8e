/* printenv -- the environment, or the values of the variables that are named (printenv(1)). */
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>

extern char **environ;

int main(int argc, char *argv[])
{
    known_options(argv, "+", 2);
    int missing = 0;
    for (char **e = environ; argc == 1 && *e; e++)
        puts(*e);
    for (int i = 1; i < argc; i++)
        if (getenv(argv[i]))
            puts(getenv(argv[i]));
        else
            missing = 1;
    return missing;
}

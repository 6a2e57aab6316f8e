/* yes -- a line again and again, until nobody reads it: then write fails with SIGPIPE. */
#include <ringside/longopts.h>
#include <stdio.h>

int main(int argc, char *argv[])
{
    known_options(argv, "", 1);
    const char *line = argc > 1 ? argv[1] : "y";
    while (puts(line) != EOF)
        ;
    return 1;
}
